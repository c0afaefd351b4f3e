/**
 * Documents of older grammars, made new by pure functions: migration n turns a document of schemaVersion n
 * into n + 1. A stored document is immutable; it is migrated each time it is read.
 */
export const CURRENT_SCHEMA_VERSION = 1;

type Document = Readonly<Record<string, unknown>>;
type Migration = (document: Document) => Document;

/**
 * Version 0 is the draft before the first release, with a single `price` table. Nothing was published in it; it keeps this way
 * of opening old documents in use and tested until a real version 2 comes.
 */
const MIGRATIONS: ReadonlyMap<number, Migration> = new Map([
  [
    0,
    ({ price, ...rest }: Document) => ({
      ...rest,
      ...(price === undefined || "prices" in rest ? {} : { prices: [price] }),
      schemaVersion: 1,
    }),
  ],
]);

/** The document in the current grammar's shape. Throws a RangeError for a version this program does not know. */
export function migrateDocument(document: Document): Document {
  let current = document;
  for (;;) {
    const version = current["schemaVersion"] ?? CURRENT_SCHEMA_VERSION;
    if (version === CURRENT_SCHEMA_VERSION) return current;
    const migrate = typeof version === "number" ? MIGRATIONS.get(version) : undefined;
    if (!migrate) {
      throw new RangeError(
        `expected schemaVersion 0 to ${CURRENT_SCHEMA_VERSION}, got ${JSON.stringify(version)}: a newer program wrote this document`,
      );
    }
    current = migrate(current);
  }
}
