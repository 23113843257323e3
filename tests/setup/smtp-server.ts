import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = { from: string; to: string[]; raw: string }

type State = {
  /** Every message is turned away: for now, or with this reply code. */
  refusing: boolean | number
  /** Somebody was named to whom a message is to go; before its text. */
  onNamed?: (() => void) | undefined
  /** A message was taken, and is not answered yet; the server then never answers. */
  onTaken?: ((connection: { destroy: () => void }) => void) | undefined
}

/** A real SMTP server on loopback that keeps what it is sent; on a port of one that was there before, or any. */
export async function startSmtpServer(port = 0) {
  const received: ReceivedMail[] = []
  const state: State = { refusing: false }
  const connections = new Set<{ destroy: () => void }>()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      state.onNamed?.()
      done()
    },
    onData: (stream, session, done) => {
      const keep = (raw: Buffer) => {
        if (state.refusing) {
          const responseCode = state.refusing === true ? 450 : state.refusing
          done(Object.assign(new Error('mailbox unavailable'), { responseCode }))
          return
        }
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        received.push({ from, to: rcptTo.map(({ address }) => address), raw: raw.toString('latin1') })
        if (state.onTaken) for (const connection of connections) state.onTaken(connection)
        else done()
      }
      // Whoever was killed in the middle sent nothing.
      void buffer(stream).then(keep, () => undefined)
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (connection: { destroy: () => void }) => connections.add(connection))
  const listening = server.listen(port, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  const close = () =>
    new Promise<void>((resolve) => {
      for (const connection of connections) connection.destroy()
      server.close(resolve)
    })
  return { url: `smtp://127.0.0.1:${address.port}`, port: address.port, received, state, close }
}
