import { sql } from '#app/platform/database.server.ts'

/** Every row of every table of ours as text, by table. */
export async function everyRow(): Promise<Map<string, string[]>> {
  const tables = await sql()<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`
  const rows = new Map<string, string[]>()
  for (const { name } of tables) {
    const found = await sql()<{ row: string }[]>`SELECT to_jsonb(t)::text AS row FROM ${sql()(name)} t`
    rows.set(
      name,
      found.map(({ row }) => row),
    )
  }
  return rows
}

/** The tables in which a text stands. */
export async function tablesWith(text: string): Promise<string[]> {
  const rows = await everyRow()
  return [...rows].filter(([, lines]) => lines.some((line) => line.includes(text))).map(([name]) => name)
}
