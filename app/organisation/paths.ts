export const organisationPaths = {
  /** With the slug of a comune, its figures as well. */
  territory: ({ comune }: { comune?: string } = {}) => (comune ? `/territory?comune=${comune}` : '/territory'),
}
