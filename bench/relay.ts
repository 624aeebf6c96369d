import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { reportUsage } from './usage.ts'

/** The least that a server of such a game could do: it acknowledges a message and passes it on to the other member of the room. */
const http = createServer()
const io = new Server(http, { serveClient: false, perMessageDeflate: false })
io.on('connection', (socket) => {
  let room = ''
  socket.on('join', (body: { readonly room: string }, reply: (answer: object) => void) => {
    room = body.room
    void socket.join(room)
    reply({ ok: true })
  })
  socket.on('move', (body: object, reply: (answer: object) => void) => {
    socket.to(room).emit('events', body)
    reply({ ok: true })
  })
})
reportUsage()
process.on('SIGTERM', () => process.exit(0))
http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  if (typeof address === 'object' && address !== null) process.send?.(address.port)
})
