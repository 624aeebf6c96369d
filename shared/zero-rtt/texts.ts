import type { Localized, ScenarioTexts } from '../match/scenario.ts'
import type { Reason } from './exercise.ts'
import type { Piece, Protocol } from './protocols.ts'

/** What people are told of the race, as of a scenario. */
export const texts: ScenarioTexts = {
  title: { en: 'What a round trip costs', ko: '왕복 한 번의 비용' },
  story: {
    en: 'One request, one response, and five ways to get them across the same wire. How long it takes depends less on the speed of the wire than on how often the two ends must wait for each other first. Set up the wire, and compare.',
    ko: '요청 하나, 응답 하나, 같은 회선, 다섯 가지 방법이에요. 걸리는 시간은 회선의 속도보다, 서로를 먼저 몇 번이나 기다려야 하는지에 달려 있어요. 회선을 정하고 비교해 보세요.',
  },
  lesson: {
    en: 'TCP waits one round trip before it may speak, and TLS 1.3 on top of it another. QUIC shakes hands and agrees on keys in a single one. Whoever has been there before can speak at once: with Fast Open or 0-RTT the request rides on the very first packet.',
    ko: 'TCP는 말하기 전에 한 번 왕복하고, 그 위의 TLS 1.3은 한 번 더 왕복해요. QUIC은 악수와 키 합의를 왕복 한 번에 끝내요. 전에 접속한 적이 있다면 바로 말할 수 있어요. Fast Open과 0-RTT에서는 첫 패킷에 요청이 함께 실려요.',
  },
  question: {
    en: 'What does 0-RTT give up for its speed?',
    ko: '0-RTT는 빠른 대신 무엇을 포기할까요?',
  },
  answer: {
    en: 'The server cannot ask back before it acts, just as with a two-way handshake. Whoever records the first packets can send them again, and a server that keeps no list will carry out the request once more. So 0-RTT is for what may happen twice without harm: reading, not paying. Its keys also depend on the last visit, so they are less well protected.',
    ko: '서버가 요청을 처리하기 전에 되물을 수 없어요. 2-way 핸드셰이크와 같은 문제예요. 첫 패킷을 기록해 둔 사람이 다시 보내면, 목록을 남기지 않는 서버는 요청을 또 처리해요. 그래서 0-RTT는 두 번 일어나도 괜찮은 일에만 써요. 읽기는 되지만 결제는 안 돼요. 키도 지난번 것에서 이어받아서 보호가 더 약해요.',
  },
}

/** What the ways are called. */
export const protocolNames: Readonly<Record<Protocol, Localized>> = {
  tcp: { en: 'TCP', ko: 'TCP' },
  'tcp-tls': { en: 'TCP + TLS 1.3', ko: 'TCP + TLS 1.3' },
  tfo: { en: 'TCP Fast Open', ko: 'TCP Fast Open' },
  quic: { en: 'QUIC, 1-RTT', ko: 'QUIC, 1-RTT' },
  'quic-0rtt': { en: 'QUIC, 0-RTT', ko: 'QUIC, 0-RTT' },
}

/** What each way does, in a sentence. */
export const protocolWords: Readonly<Record<Protocol, Localized>> = {
  tcp: {
    en: 'Shakes hands first; the request rides with the third segment. Anybody on the path can read it.',
    ko: '먼저 악수하고, 세 번째 세그먼트와 함께 요청을 보내요. 중간에서 누구나 읽을 수 있어요.',
  },
  'tcp-tls': {
    en: 'Shakes hands, then agrees on keys: two round trips before the request.',
    ko: '악수한 다음 키를 합의해요. 요청하기 전에 두 번 왕복해요.',
  },
  tfo: {
    en: 'A cookie from the last visit lets the request ride on the SYN. It may be delivered twice, and anybody can read it.',
    ko: '지난번에 받은 쿠키 덕분에 SYN에 요청을 실어요. 두 번 전달될 수도 있고, 누구나 읽을 수 있어요.',
  },
  quic: {
    en: 'Handshake and keys in one round trip, over UDP.',
    ko: 'UDP 위에서 악수와 키 합의를 왕복 한 번에 끝내요.',
  },
  'quic-0rtt': {
    en: 'A ticket from the last visit brings the keys along: the request rides on the first packet, encrypted, but it can be replayed.',
    ko: '지난번에 받은 티켓으로 키를 만들어, 첫 패킷에 암호화된 요청을 실어요. 다만 누군가 그대로 다시 보낼 수 있어요.',
  },
}

/** Why a choice is right or wrong, in a sentence. */
export const reasonWords: Readonly<Record<Reason, Localized>> = {
  fastest: { en: 'Right: nothing that may be used here is faster.', ko: '맞아요. 여기서 쓸 수 있는 것 가운데 가장 빨라요.' },
  slower: { en: 'That works, but it waits longer than it must.', ko: '되기는 하지만 필요 이상으로 기다려요.' },
  'never-visited': {
    en: 'Without an earlier visit there is neither a cookie nor a ticket: a handshake has to come first.',
    ko: '접속한 적이 없으면 쿠키도 티켓도 없어요. 먼저 악수를 해야 해요.',
  },
  'read-along': { en: 'Anybody on the path could read this.', ko: '중간에서 누구나 이 내용을 읽을 수 있어요.' },
  'paid-twice': {
    en: 'Whoever sends a copy of the first packet makes you pay again.',
    ko: '누군가 첫 패킷의 사본을 보내면 또 결제돼요.',
  },
}

/** Names of the RFCs stay as they are; only what is none is translated. */
export const pieceWords: Readonly<Partial<Record<Piece, Localized>>> = {
  cookie: { en: 'cookie', ko: '쿠키' },
  certificate: { en: 'certificate', ko: '인증서' },
  ticket: { en: 'ticket', ko: '티켓' },
  request: { en: 'request', ko: '요청' },
  response: { en: 'response', ko: '응답' },
}
