export {
  authorizationError,
  authorizationParameters,
  consentPage,
  createAuthorizationCodes,
  isLoopback,
  isVerified,
  readChallenge,
  redirectBack,
} from './authorization.ts';
export type { AuthorizationCodes } from './authorization.ts';
export { maxConcurrency, mostWithin } from './call-log.ts';
export type { RecordedCall } from './call-log.ts';
export { createClock } from './clock.ts';
export type { Clock } from './clock.ts';
export type { ControlRoute } from './control.ts';
export type { Fault } from './faults.ts';
export { queryValue, queryValues, Refusal, withHeaders } from './http.ts';
export type { QuotaUse, UpstreamRequest, UpstreamResponse } from './http.ts';
export {
  aBoolean,
  aCountOrList,
  anInteger,
  anObject,
  aPositive,
  aString,
  checkShape,
  ControlError,
  oneOf,
  wordLists,
} from './input.ts';
export type { Check } from './input.ts';
export { isJsonObject, parseJson } from './json.ts';
export type { JsonObject } from './json.ts';
export { enterLoop } from './page-loop.ts';
export type { PageLoop } from './page-loop.ts';
export { inventPerson, SCRIPTS, sharedPeople } from './people.ts';
export type { InventedPerson } from './people.ts';
export { createRandom, hash32, hash64, pick } from './random.ts';
export type { Random } from './random.ts';
export type { Route } from './router.ts';
export { createSettings } from './settings.ts';
export type { Settings } from './settings.ts';
export { userRoutes } from './user-routes.ts';
export type { TokenChoice } from './user-routes.ts';
export { createUpstreamServer } from './upstream-server.ts';
export type { SandboxUpstream, UpstreamDefinition } from './upstream.ts';
