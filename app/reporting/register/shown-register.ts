import type { Register } from './schemas.ts'

/** The register as its page gets it: without fiscal codes, which only the files carry. */
export function shownRegister(register: Register): Register {
  return { ...register, people: register.people.map((person) => ({ ...person, fiscalCode: '' })) }
}
