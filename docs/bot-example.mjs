// A player in plain JavaScript, written from protocol.md alone. It plays either end of a match, whatever it is dealt.
//   npm install socket.io-client
//   node bot-example.mjs http://localhost:3000           makes a room and prints its code
//   node bot-example.mjs http://localhost:3000 K7MQ2P    joins that room
import { io } from 'socket.io-client'

const [url = 'http://localhost:3000', code] = process.argv.slice(2)
const socket = io(url, { auth: { protocol: 4 } })

let ticket = null // what we need to come back
let moves = 0 // the number of our last move
let busy = false // a move is on its way
let side = null
let tcp = null // what a TCP has to remember

/** Asks the server for something. What it refuses is a mistake of ours. */
function ask(event, body) {
  return new Promise((resolve, reject) => {
    socket.emit(event, body, (answer) => {
      answer.events?.events.forEach(learn) // at once: the next message may be right behind
      if (answer.ok) resolve(answer)
      else reject(new Error(`${event}: ${answer.code} ${answer.field ?? ''} ${answer.expected ?? ''}`))
    })
  })
}

/** Numbers wrap around after 2^32 - 1. */
const after = (number, octets) => (number + octets) >>> 0
/** What a segment takes up in the numbers: its text, and one for SYN and for FIN. */
const lengthOf = ({ flags, text }) => text.length + flags.includes('S') + flags.includes('F')

/** Takes note of one thing that has happened. All that we know comes through here. */
function learn(event) {
  const { type, segment } = event
  if (type === 'end-changed' && event.side === side && tcp.next === null) {
    const { iss = null, tcb } = event.end // some scenarios begin in the middle of a connection: experts, who have no tcb, have what was given
    const begun = tcb ?? (tcp.given && { sndNxt: after(iss, 1), rcvNxt: after(tcp.given.irs, 1) })
    Object.assign(tcp, { iss, next: begun?.sndNxt ?? iss, expected: begun?.rcvNxt ?? null })
  } else if (type === 'call-made' && event.side === side) {
    if (event.call.type === 'open-active') tcp.syn = true
    if (event.call.type === 'send') tcp.text += event.call.text
    if (event.call.type === 'close') tcp.fin = true
  } else if (type === 'segment-arrived') {
    if (segment.flags.includes('S') && tcp.expected === null) {
      tcp.expected = segment.seq
      tcp.syn ||= !segment.flags.includes('A') // somebody calls us: our SYN goes with the ACK
    }
    if (segment.seq === tcp.expected) tcp.expected = after(segment.seq, lengthOf(segment))
    if (lengthOf(segment) > 0) tcp.owesAck = true // what takes up numbers is acknowledged, a pure ACK never
  } else if (type === 'move-judged') {
    console.log(side, JSON.stringify(segment), event.verdict.grade)
    moves = Math.max(moves, event.move)
    if (event.sent === null) throw new Error('I have misunderstood TCP')
    if (segment.flags.includes('A')) tcp.owesAck = false
    if (lengthOf(segment) > 0) Object.assign(tcp, { last: segment, again: false })
    if (segment.seq !== tcp.next) return // it was sent again
    tcp.next = after(segment.seq, lengthOf(segment))
    tcp.text = tcp.text.slice(segment.text.length)
    if (segment.flags.includes('S')) tcp.syn = false
    if (segment.flags.includes('F')) tcp.fin = false
  } else if (type === 'timer-expired' && event.timer === 'retransmission') tcp.again = true
  else if (type === 'match-over') Object.assign(tcp, { over: true, result: event.result })
}

/** The segment that is due now, or null. */
function due() {
  if (tcp.next === null || tcp.over) return null
  const ack = tcp.expected ?? 0 // before the first SYN has come there is nothing to acknowledge
  if (tcp.again) return { ...tcp.last, ack }
  if (tcp.syn) return { flags: tcp.expected === null ? 'S' : 'SA', seq: tcp.iss, ack, text: '' }
  if (tcp.text !== '') return { flags: 'PA', seq: tcp.next, ack, text: tcp.text }
  if (tcp.fin) return { flags: 'FA', seq: tcp.next, ack, text: '' }
  return tcp.owesAck ? { flags: 'A', seq: tcp.next, ack, text: '' } : null
}

/** Sends what is due, one segment after the other. */
async function play() {
  for (let segment = due(); segment !== null && !busy; segment = due()) {
    busy = true
    await ask('move', { move: moves + 1, segment })
    busy = false
  }
  if (!tcp.over) return
  console.log(side, tcp.result.outcome, tcp.result.medal, tcp.result.teamPoints)
  socket.close()
}

socket.on('view', async ({ stream, view }) => {
  if (stream === 'match') {
    side = view.viewer
    const { given } = view
    tcp = { iss: null, next: null, expected: null, syn: false, text: '', fin: false, owesAck: false, last: null, again: false, given }
    view.log.forEach(learn) // all that has happened so far
    await play()
  } else if (view.phase === 'lobby') await ask('ready', { ready: true })
})
socket.on('events', async ({ stream, events }) => {
  if (stream !== 'match') return
  events.forEach(learn)
  await play()
})
socket.on('connect', async () => {
  const name = 'Bot'
  busy = false // an answer that got lost on the way does not come any more
  if (ticket !== null) ({ lastMove: moves } = await ask('resume', { code: ticket.code, token: ticket.token }))
  else ticket = code === undefined ? await ask('create-room', { name, kind: 'duo' }) : await ask('join-room', { code, name })
  console.log('room', ticket.code)
})
