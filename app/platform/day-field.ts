import { z } from 'zod'
import { parseDay } from './civil-day.ts'

/** A day typed in a form, from 2000 to 2100, as text; `fault` is the key of what is told of anything else. */
export const dayText = (fault: string) =>
  z.iso.date(fault).refine((day) => day >= '2000-01-01' && day <= '2100-12-31', fault)

/** As `dayText`, as the value of a `date` column. */
export const dayField = (fault: string) => dayText(fault).transform(parseDay)
