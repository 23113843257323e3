import type { LinksFunction } from '@remix-run/node'
import certificates from './styles/certificates.scss?url'
import entrance from './styles/entrance.scss?url'
import hours from './styles/hours.scss?url'
import ledger from './styles/ledger.scss?url'
import media from './styles/media.scss?url'
import meetings from './styles/meetings.scss?url'
import packages from './styles/packages.scss?url'
import reports from './styles/reports.scss?url'
import staff from './styles/staff.scss?url'
import surveyTotals from './styles/survey-totals.scss?url'
import tools from './styles/tools.scss?url'
import visual from './styles/visual.scss?url'

/** Sheets that only some pages carry: a route exports its own as `links`. */
const sheet =
  (...files: string[]): LinksFunction =>
  () =>
    files.map((href) => ({ rel: 'stylesheet', href }))

/** Pages of trainers and offices. */
export const staffStyles = sheet(staff)
/** The media library, and the media of courses being written. */
export const mediaStyles = sheet(staff, media)
/** Where a text is written. */
export const writingStyles = sheet(staff, visual)
/** Reports of an office, and their charts. */
export const reportStyles = sheet(staff, reports)
/** Where a foreign package is played. */
export const packageStyles = sheet(packages)
/** What is kept after a course. */
export const toolStyles = sheet(tools)
/** Certificates, to their people and to whoever verifies one. */
export const certificateStyles = sheet(certificates)
/** One's own yearly counter. */
export const hourStyles = sheet(hours)
/** Meetings: the calendar, the door, the teacher’s list. */
export const meetingStyles = sheet(meetings)
/** A learner's own hours, and the office's answers about them. */
export const ledgerStyles = sheet(ledger)
/** Where one signs in. */
export const entranceStyles = sheet(entrance)
/** What the surveys of a course say, to who took them and to trainers. */
export const surveyStyles = sheet(surveyTotals)
