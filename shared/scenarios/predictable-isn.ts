import type { Actor, Scenario, Script } from '../match/scenario.ts'
import { inLegs } from './legs.ts'
import { ORDINARY } from './ordinary.ts'

/** Each connection of this machine begins 64 numbers above the last, as 4.2BSD once did. */
const STEP = 64
const FALSE_SEQ = 7_000

/**
 * A stranger who has just been connected to the server under its own name, and so knows its last ISN. Now it bears the client's address:
 * it cannot see the answers, but it knows, or thinks that it knows, what is in them.
 */
const STRANGER: readonly Actor[] = [
  {
    who: 'stranger',
    as: 'client',
    watches: 'server',
    trigger: { when: 'start', afterMs: 1_000 },
    segment: { flags: 'S', seq: { from: 'zero', plus: FALSE_SEQ } },
  },
  {
    who: 'stranger',
    as: 'client',
    watches: 'server',
    // Before the client can have answered the SYN+ACK that it never asked for.
    trigger: { when: 'state', state: 'SYN-RECEIVED', afterMs: 200 },
    segment: {
      flags: 'PA',
      seq: { from: 'zero', plus: FALSE_SEQ + 1 },
      ack: { from: 'earlier-isn', side: 'server', plus: STEP + 1 },
      text: 'OPEN THE DOOR',
    },
  },
]

const RANDOM: Script = {
  ...ORDINARY,
  id: 'predictable-isn',
  isn: 'random',
  calls: [],
  actors: STRANGER,
  goal: { client: 'CLOSED', server: 'LISTEN' },
  parMs: 30_000,
}

const PREDICTABLE: Script = {
  ...RANDOM,
  isn: { client: 500, server: 320, step: STEP },
  goal: { client: 'CLOSED', server: 'CLOSED', delivered: { server: 'OPEN THE DOOR' } },
}

export const predictableIsn: Scenario = {
  script: inLegs(PREDICTABLE, RANDOM),
  chapter: 'strangers',
  reference: 'RFC 6528',
  assistance: 'standard',
  legs: [
    {
      en: 'First a server whose numbers anybody can predict: each connection begins 64 above the last.',
      ko: '먼저, 번호를 누구나 내다볼 수 있는 서버예요. 연결마다 지난번보다 64 큰 번호에서 시작해요.',
    },
    {
      en: 'Now the same stranger with the same guess, but the server makes its numbers from a secret.',
      ko: '이제 같은 사람이 같은 방법으로 짐작해요. 하지만 서버는 비밀 키로 번호를 만들어요.',
    },
  ],
  texts: {
    title: { en: 'The predictable number', ko: '들켜 버린 번호' },
    story: {
      en: 'The server trusts the client by its address. A stranger uses that address: it sends a SYN in the client’s name. The answer goes to the real client, so the stranger never sees it and has to guess the number in it. All it knows is the server’s number in a connection of its own a moment ago.',
      ko: '서버는 주소만 보고 클라이언트를 믿어요. 낯선 사람이 그 주소를 도용해 클라이언트인 척 SYN을 보내요. 대답은 진짜 클라이언트에게 가니 낯선 사람은 볼 수 없고, 그 안의 번호를 맞혀야 해요. 아는 것은 조금 전 자기 연결에서 서버가 쓴 번호뿐이에요.',
    },
    lesson: {
      en: 'The stranger acknowledged a number that it had never seen, and because the guess was right, the server believed it: it was connected and had taken an order before the real client’s RST came. With a random number the guess was wrong, the server answered with a RST, and nothing was handed over.',
      ko: '낯선 사람은 본 적도 없는 번호를 확인했고, 그 번호가 맞아서 서버가 믿어 버렸어요. 진짜 클라이언트의 RST가 오기도 전에 연결되고 명령까지 전달됐어요. 번호가 난수일 때는 짐작이 빗나갔고, 서버는 RST로 답하고 아무것도 전달하지 않았어요.',
    },
    question: {
      en: 'What is a random ISN good for?',
      ko: 'ISN이 난수라서 좋은 점은 무엇일까요?',
    },
    answer: {
      en: 'It is a 32-bit password, made fresh for every connection: whoever can name ISN + 1 has seen the SYN+ACK, or guessed one number in four billion. At Christmas 1994 a machine whose ISNs could be predicted was broken into in exactly this way. It does not help against an eavesdropper; that takes encryption.',
      ko: '연결할 때마다 새로 만드는 32비트 비밀번호와 같아요. ISN + 1을 말할 수 있는 사람은 SYN+ACK를 봤거나 40억 개 가운데 하나를 맞힌 사람이에요. 1994년 성탄절에 ISN을 내다볼 수 있던 컴퓨터가 바로 이렇게 뚫렸어요. 통신을 엿볼 수 있는 사람에게는 소용이 없으니, 그때는 암호화가 필요해요.',
    },
  },
}
