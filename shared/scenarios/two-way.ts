import type { Actor, Scenario, Script } from '../match/scenario.ts'
import { inLegs } from './legs.ts'
import { ORDINARY } from './ordinary.ts'

/** A SYN of an earlier connection, and the order that followed it then. Nobody sends anything today. */
const GHOSTS: readonly Actor[] = [
  {
    who: 'ghost',
    as: 'client',
    watches: 'client',
    trigger: { when: 'start', afterMs: 1_000 },
    segment: { flags: 'S', seq: { from: 'earlier-isn', side: 'client' } },
  },
  {
    who: 'ghost',
    as: 'client',
    watches: 'client',
    // So soon that no RST can come before it.
    trigger: { when: 'start', afterMs: 2_500 },
    segment: {
      flags: 'PA',
      seq: { from: 'earlier-isn', side: 'client', plus: 1 },
      ack: { from: 'earlier-isn', side: 'server', plus: 1 },
      text: 'PAY 100',
    },
  },
]

const UNDER_THE_RULE: Script = {
  ...ORDINARY,
  id: 'two-way',
  calls: [],
  actors: GHOSTS,
  goal: { client: 'CLOSED', server: 'LISTEN' },
  parMs: 30_000,
}

const UNDER_THE_BROKEN_RULE: Script = {
  ...UNDER_THE_RULE,
  rules: { twoWayHandshake: true },
  goal: { client: 'CLOSED', server: 'CLOSED', delivered: { server: 'PAY 100' } },
}

export const twoWay: Scenario = {
  script: inLegs(UNDER_THE_BROKEN_RULE, UNDER_THE_RULE),
  chapter: 'ghosts',
  reference: '3.5',
  assistance: 'guided',
  legs: [
    {
      en: 'First in a world where two segments are enough: whoever gets a SYN is connected.',
      ko: '먼저, 두 번만 주고받으면 되는 세상이에요. SYN을 받으면 바로 연결돼요.',
    },
    {
      en: 'Now the same wire and the same ghosts, under the real rule: a three-way handshake.',
      ko: '이제 같은 회선, 같은 유령이에요. 다만 진짜 규칙대로 세 번 주고받아요.',
    },
  ],
  texts: {
    title: { en: 'If two were enough', ko: '두 번만 주고받는다면' },
    story: {
      en: 'Nobody wants to talk today; the client is at rest. But two segments of an earlier connection are still under way: its SYN, and the order “PAY 100” that was carried out long ago.',
      ko: '오늘은 아무도 말을 걸지 않아요. 클라이언트는 쉬고 있어요. 그런데 예전 연결의 세그먼트 두 개가 아직 떠돌고 있어요. 그때의 SYN, 그리고 이미 오래전에 처리한 주문 “PAY 100”이에요.',
    },
    lesson: {
      en: 'With a two-way handshake the old SYN made a phantom connection, and the old order was paid once more before the RST came. With a three-way handshake the server was still asking: the old text acknowledged the wrong number and drew a RST, and nothing was handed over.',
      ko: '두 번만 주고받으니 옛 SYN이 유령 연결을 만들었고, RST가 오기 전에 옛 주문이 한 번 더 결제됐어요. 세 번 주고받을 때는 서버가 아직 되묻는 중이었어요. 옛 데이터는 ACK 번호가 틀려서 서버가 RST로 답했고, 아무것도 전달되지 않았어요.',
    },
    question: {
      en: 'Why is a two-way handshake not enough?',
      ko: '왜 2-way 핸드셰이크로는 충분하지 않을까요?',
    },
    answer: {
      en: 'Because the server could not ask back. An old SYN would open a connection that the client knows nothing of, and old text behind it would be taken for new. The third segment proves that the client means this connection, now: it acknowledges a number that the server has chosen today.',
      ko: '서버가 되물을 수 없기 때문이에요. 옛 SYN이 클라이언트도 모르는 연결을 열고, 서버는 뒤따라온 옛 데이터를 새것으로 착각해요. 세 번째 세그먼트는 서버가 오늘 고른 번호를 확인해서, 클라이언트가 지금 이 연결을 원한다는 것을 증명해요.',
    },
  },
}
