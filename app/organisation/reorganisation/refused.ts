/** Why a reorganisation is not carried out; a key of `reorganisationMessages`. */
export type Refusal =
  | ('day_in_past' | 'begins_later' | 'same_ambito' | 'ambito_closed' | 'not_of_the_ambito' | 'everything_passes')
  | ('code_taken' | 'same_organisation' | 'organisation_closed' | 'not_of_the_organisation' | 'nothing_passes')
  | 'changed_meanwhile'

/** Ends a transaction in the middle, with nothing written; caught by who opened it. */
export class Refused extends Error {
  readonly reason: Refusal
  constructor(reason: Refusal) {
    super(reason)
    this.name = 'Refused'
    this.reason = reason
  }
}

export function refuse(reason: Refusal): never {
  throw new Refused(reason)
}
