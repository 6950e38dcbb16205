/**
 * Whether two JSON values have the same content. The order of an object's keys and keys without a value are ignored, because
 * upstreams send the same record in different orders.
 */
export const isSameContent = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((value, index) => isSameContent(value, other[index]));
  }
  return isSameObject(one as JsonObject, other as JsonObject);
};

type JsonObject = Readonly<Record<string, unknown>>;

const isSameObject = (one: JsonObject, other: JsonObject): boolean => {
  for (const key in one) if (!isSameContent(one[key], ownValue(other, key))) return false;
  for (const key in other) if (other[key] !== undefined && ownValue(one, key) === undefined) return false;
  return true;
};

/** A record may have a field with the name of a member that every object inherits. */
const ownValue = (object: JsonObject, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;
