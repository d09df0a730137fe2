import { z } from 'zod';

const {
  $ZodArray,
  $ZodCheckGreaterThan,
  $ZodCheckLessThan,
  $ZodCheckMaxLength,
  $ZodCheckMinLength,
  $ZodCheckRegex,
  $ZodCustom,
  $ZodEnum,
  $ZodLiteral,
  $ZodNumber,
  $ZodNumberFormat,
  $ZodObject,
  $ZodNever,
  $ZodOptional,
  $ZodPipe,
  $ZodString,
  $ZodStringFormat,
  $ZodTransform,
  $ZodUnion,
} = z.core;

/** What a check says of a value that is not sound. */
const REFUSED = Symbol('refused');

/** A sound value in its schema's form, or `REFUSED`. */
type QuickCheck = (value: unknown) => unknown;

type Condition = (value: unknown) => boolean;

/** What zod itself makes of the kinds that are not known here, of which an entry has few. */
function zodCheck(schema: z.core.$ZodType): QuickCheck {
  return (value) => {
    const parsed = z.safeParse(schema, value);
    return parsed.success ? parsed.data : REFUSED;
  };
}

function conditionOf(check: z.core.$ZodCheck<never>): Condition | null {
  if (check instanceof $ZodCheckRegex) {
    const { pattern } = check._zod.def;
    if (pattern.global || pattern.sticky) return null; // such a pattern remembers where it was
    return (value) => typeof value === 'string' && pattern.test(value);
  }
  if (check instanceof $ZodCheckMaxLength) {
    const { maximum } = check._zod.def;
    return (value) => (typeof value === 'string' || Array.isArray(value)) && value.length <= maximum;
  }
  if (check instanceof $ZodCheckMinLength) {
    const { minimum } = check._zod.def;
    return (value) => (typeof value === 'string' || Array.isArray(value)) && value.length >= minimum;
  }
  if (check instanceof $ZodCheckLessThan) {
    const { value: most, inclusive } = check._zod.def;
    if (typeof most !== 'number') return null;
    return (value) => typeof value === 'number' && (inclusive ? value <= most : value < most);
  }
  if (check instanceof $ZodCheckGreaterThan) {
    const { value: least, inclusive } = check._zod.def;
    if (typeof least !== 'number') return null;
    return (value) => typeof value === 'number' && (inclusive ? value >= least : value > least);
  }
  if (check instanceof $ZodCustom) {
    const { fn } = check._zod.def;
    return (value) => fn(value) === true;
  }
  return null;
}

/** A schema's own conditions as one; `null` when one of them is of a kind not known here. */
function conditionsOf(schema: z.core.$ZodType): Condition | null {
  const conditions = (schema._zod.def.checks ?? []).map(conditionOf);
  const known = conditions.filter((condition) => condition !== null);
  if (known.length < conditions.length) return null;
  const [first = () => true, second, ...more] = known;
  if (second === undefined) return first;
  return (value) => first(value) && second(value) && more.every((holds) => holds(value));
}

/** A schema that gives what it is given; `null` for other kinds. */
function typeOf(schema: z.core.$ZodType): Condition | null {
  if (schema instanceof $ZodStringFormat) return null;
  if (schema instanceof $ZodString)
    return schema._zod.def.coerce ? null : (value) => typeof value === 'string';
  if (schema instanceof $ZodNumberFormat) {
    return schema._zod.def.format === 'safeint' ? Number.isSafeInteger : null;
  }
  if (schema instanceof $ZodNumber) return schema._zod.def.coerce ? null : Number.isFinite;
  if (schema instanceof $ZodLiteral) {
    const values: readonly unknown[] = schema._zod.def.values;
    return (value) => values.includes(value);
  }
  if (schema instanceof $ZodEnum) {
    const values = new Set<unknown>(Object.values(schema._zod.def.entries));
    return (value) => values.has(value);
  }
  return null;
}

function sameCheck(type: Condition, holds: Condition): QuickCheck {
  return (value) => (type(value) && holds(value) ? value : REFUSED);
}

function unionCheck(options: readonly z.core.$ZodType[]): QuickCheck {
  const checks = options.map(quickCheck);
  return (value) => {
    for (const check of checks) {
      const checked = check(value);
      if (checked !== REFUSED) return checked;
    }
    return REFUSED;
  };
}

function transformCheck({ _zod }: z.core.$ZodTransform): QuickCheck {
  const { transform } = _zod.def;
  return (value) => {
    let refuses = false;
    const addIssue = () => {
      refuses = true;
    };
    const payload = { value, issues: [], addIssue };
    const given = transform(value, payload);
    return refuses || payload.issues.length > 0 || given === z.NEVER ? REFUSED : given;
  };
}

function arrayCheck({ _zod }: z.core.$ZodArray, holds: Condition): QuickCheck {
  const check = quickCheck(_zod.def.element);
  return (value) => {
    if (!Array.isArray(value)) return REFUSED;
    const items: unknown[] = [];
    for (const item of value) {
      const checked = check(item);
      if (checked === REFUSED) return REFUSED;
      items.push(checked);
    }
    return holds(items) ? items : REFUSED;
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether it takes no key but its own, and adds none by itself. */
function isStrict({ _zod: { def } }: z.core.$ZodObject): boolean {
  const adds = Object.values(def.shape).some((field) => field._zod.optin === 'defaulted');
  return def.catchall instanceof $ZodNever && !adds;
}

function objectCheck({ _zod }: z.core.$ZodObject): QuickCheck {
  const fields = Object.entries(_zod.def.shape).map(([key, field]) => ({
    key,
    check: quickCheck(field),
    isOptional: field._zod.optin === 'optional',
  }));
  return (value) => {
    if (!isRecord(value)) return REFUSED;
    const sound: Record<string, unknown> = {};
    let count = 0;
    for (const { key, check, isOptional } of fields) {
      const given = value[key];
      if (given === undefined) {
        if (isOptional && !(key in value)) continue;
        return REFUSED;
      }
      const checked = check(given);
      if (checked === REFUSED) return REFUSED;
      sound[key] = checked;
      count++;
    }
    return Object.keys(value).length === count ? sound : REFUSED;
  };
}

function quickCheck(schema: z.core.$ZodType): QuickCheck {
  const holds = conditionsOf(schema);
  if (holds === null) return zodCheck(schema);
  const type = typeOf(schema);
  if (type !== null) return sameCheck(type, holds);
  if (schema instanceof $ZodArray) return arrayCheck(schema, holds);
  if ((schema._zod.def.checks ?? []).length > 0) return zodCheck(schema);
  if (schema instanceof $ZodOptional) return quickCheck(schema._zod.def.innerType);
  if (schema instanceof $ZodUnion) return unionCheck(schema._zod.def.options);
  if (schema instanceof $ZodTransform) return transformCheck(schema);
  if (schema instanceof $ZodPipe && schema._zod.def.transform === undefined) {
    const first = quickCheck(schema._zod.def.in);
    const second = quickCheck(schema._zod.def.out);
    return (value) => {
      const given = first(value);
      return given === REFUSED ? REFUSED : second(given);
    };
  }
  if (schema instanceof $ZodObject && isStrict(schema)) return objectCheck(schema);
  return zodCheck(schema);
}

const checks = new WeakMap<z.core.$ZodType, QuickCheck>();

function isSound<T>(checked: unknown, _: z.ZodType<T>): checked is T {
  return checked !== REFUSED;
}

/**
 * A value in its schema's form, as the schema itself gives it but in a third of the time, or `null` where it is not
 * sound; what is wrong with it, the schema says. Each schema's own definition is read once, so that there is no second
 * list of what is sound; kinds of schema that are not known here are left to zod. https://zod.dev/library-authors
 */
export function quickRead<T>(schema: z.ZodType<T>, value: unknown): T | null {
  const check = checks.get(schema) ?? quickCheck(schema);
  checks.set(schema, check);
  const checked = check(value);
  return isSound(checked, schema) ? checked : null;
}
