export const organisationPaths = {
  territory: () => '/territory',
}
