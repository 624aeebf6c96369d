import type { Path, Scenario } from '../match/scenario.ts'
import { ESTABLISHED, GOOD_PATH, ORDINARY } from './ordinary.ts'

const UNEVEN: Path = { ...GOOD_PATH, delayMs: 2_000, jitterMs: 3_000 }

export const slowWire: Scenario = {
  script: {
    ...ORDINARY,
    id: 'slow-wire',
    start: ESTABLISHED,
    calls: [
      { side: 'client', call: { type: 'send', text: 'ONE ' }, trigger: { when: 'start', afterMs: 500 } },
      // Each goes by itself.
      { side: 'client', call: { type: 'send', text: 'TWO ' }, trigger: { when: 'sent', text: 'ONE ', afterMs: 500 } },
      { side: 'client', call: { type: 'send', text: 'THREE' }, trigger: { when: 'sent', text: 'ONE TWO ', afterMs: 500 } },
      { side: 'server', call: { type: 'send', text: 'ALL THERE' }, trigger: { when: 'delivered', text: 'ONE TWO THREE', afterMs: 1_000 } },
      { side: 'client', call: { type: 'close' }, trigger: { when: 'delivered', text: 'ALL THERE', afterMs: 1_000 } },
      { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 0 } },
    ],
    wire: {
      client: UNEVEN,
      server: UNEVEN,
      // Jitter alone seldom reorders: the second text overtakes the first by any luck, and the server has asked for the hole before that is filled.
      acts: [{ type: 'hold', from: 'client', nth: 1, of: 'text', forMs: 55_000, until: { from: 'server', nth: 1, of: 'ack' } }],
    },
    parMs: 90_000,
    rtoMs: 60_000,
  },
  chapter: 'bad-wire',
  reference: '3.8',
  assistance: 'standard',
  texts: {
    title: { en: 'The slow wire', ko: '느린 회선' },
    story: {
      en: 'A long and moody wire. The client does not wait for an answer to each word: it sends one after the other. They may arrive late, together, or in the wrong order. Patience!',
      ko: '길고 변덕스러운 회선이에요. 클라이언트는 한마디마다 대답을 기다리지 않고 이어서 보내요. 늦게 오기도, 한꺼번에 오기도, 순서가 바뀌기도 해요. 느긋하게 기다려 봐요!',
    },
    lesson: {
      en: 'An ACK is cumulative: one ACK covers everything before its number, so not every segment needs one of its own. What arrives ahead of a hole is kept and answered with the number of the hole. And what is merely late must not be sent again before the timer expires.',
      ko: 'ACK는 누적돼요. ACK 하나가 그 번호 앞의 모든 것을 확인하니 세그먼트마다 따로 보낼 필요가 없어요. 빈 곳보다 먼저 온 데이터는 보관하고, 비어 있는 번호로 ACK를 보내요. 그저 늦을 뿐인 데이터는 타이머가 만료되기 전에 다시 보내면 안 돼요.',
    },
    question: {
      en: 'Three segments of text arrive, and the first of them last. Which ACKs are sent?',
      ko: '데이터 세그먼트 셋 가운데 첫 번째가 맨 나중에 도착했어요. ACK는 각각 몇 번으로 보낼까요?',
    },
    answer: {
      en: 'The first two arrivals are answered with the number of the missing byte, twice the same ACK. When the hole is filled, one ACK covers all three. TCP promises a stream in order, whatever the wire does.',
      ko: '먼저 도착한 둘에는 비어 있는 바이트의 번호로, 같은 ACK를 두 번 보내요. 빈 곳이 채워지면 ACK 하나로 셋을 모두 확인해요. 회선이 어떻든 TCP는 순서대로 이어진 데이터를 약속해요.',
    },
  },
}
