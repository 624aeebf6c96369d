/** The seed of a match: 32 bits. All chance of a match follows from it. */
export type Seed = number & { readonly brand: 'Seed' }
