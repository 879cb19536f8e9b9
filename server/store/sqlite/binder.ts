/** Values by name, as bound to a statement. */
export type Parameters = Record<string, string | number | null>;

/** Collects what the fragments of one statement bind and the tables they share. Text never gets into a statement. */
export interface Binder {
  /** The parameters so far; better-sqlite3 does not mind those that a statement does not name. */
  parameters: Parameters;
  /** Binds a value and answers how the statement names it. The same value has the same name. */
  bind(value: string | number | boolean | null): string;
  /** A table of ids (`id`) that is filled once, whatever asks for it; answers its name. */
  table(select: string): string;
  /** `WITH …` of the tables, or nothing. */
  with(): string;
}

/** A binder that starts with the given parameters. */
export function createBinder(start: Parameters = {}): Binder {
  const parameters: Parameters = { ...start };
  const names = new Map<string | number | null, string>();
  const tables = new Map<string, string>();
  return {
    parameters,
    bind(given) {
      const value = typeof given === 'boolean' ? Number(given) : given;
      const known = names.get(value);
      if (known !== undefined) return known;
      const name = `p${names.size}`;
      parameters[name] = value;
      names.set(value, `@${name}`);
      return `@${name}`;
    },
    table(select) {
      const name = tables.get(select) ?? `t${tables.size}`;
      tables.set(select, name);
      return name;
    },
    with() {
      const all = [...tables].map(([select, name]) => `${name} (id) AS MATERIALIZED (${select})`);
      return all.length ? `WITH ${all.join(', ')}` : '';
    },
  };
}
