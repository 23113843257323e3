import { z } from 'zod'
import { books } from './books.ts'

/** Which book is asked for; the page has a button for each. */
export const RequestBook = z.object({ book: z.enum(books) })
export const PrintParams = z.object({ printId: z.uuid() })
