import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

import type { Remark } from './contact.ts';

/** A country whose numbers can be read, from its ISO 3166-1 code in any case of letters. */
export const countryOf = (code: string): CountryCode | undefined => {
  const upper = code.toUpperCase();
  return isSupportedCountry(upper) ? upper : undefined;
};

/** A number as people write it, with the tones to send after a pause; both may hold spaces and the like. */
const PARTS = /^(?<main>[^,]*?)(?:\s*,[\s,]*(?<tones>[\d*#,;w\s]+))?$/i;

const MAX_EXTENSION_DIGITS = 10;
const MAX_TONES = 64;

/**
 * The number in E.164 form (`+12025550111`), with `*` and the extension, or `,` and the tones, where there are any. Uploads
 * have no dialing plan, so numbers without a country code are read by that of `country`.
 */
export function toE164(
  typed: string,
  country: CountryCode | undefined,
): { readonly number: string } | Pick<Remark, 'reason' | 'code'> {
  const { main = '', tones = '' } = PARTS.exec(typed.trim().replace(/^tel:/i, ''))?.groups ?? {};
  if (main.startsWith('*')) {
    return { reason: 'must not begin with an asterisk', code: 'PHONE_NUMBER_ASTERISK' };
  }
  // The library knows every other mark of an extension.
  const parsed = parsePhoneNumberFromString(main.replace(/\*(?=\d+$)/, ' ext. '), {
    ...(country !== undefined && { defaultCountry: country }),
    extract: false,
  });
  if (parsed?.isPossible() !== true) {
    const isNational = country === undefined && !main.startsWith('+');
    const hint = isNational ? '; write the country code (+1…) or give --country' : '';
    return { reason: `is no phone number${hint}`, code: 'PHONE_NUMBER_INVALID' };
  }
  const { number, ext = '' } = parsed;
  if (ext.length > MAX_EXTENSION_DIGITS) {
    const reason = `has an extension of more than ${MAX_EXTENSION_DIGITS} digits`;
    return { reason, code: 'PHONE_NUMBER_EXTENSION_TOO_LONG' };
  }
  const keys = tones.replaceAll(/\s/g, '');
  if (keys.replaceAll(/[,;w]/gi, '').length > MAX_TONES) {
    return { reason: `has more than ${MAX_TONES} tones`, code: 'PHONE_NUMBER_DTMF_TOO_LONG' };
  }
  return { number: `${number}${ext && `*${ext}`}${keys && `,${keys}`}` };
}
