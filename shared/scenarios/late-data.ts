import type { Scenario } from '../match/scenario.ts'
import { ESTABLISHED, GOOD_WIRE, ORDINARY } from './ordinary.ts'

export const lateData: Scenario = {
  script: {
    ...ORDINARY,
    id: 'late-data',
    start: ESTABLISHED,
    calls: [
      { side: 'client', call: { type: 'send', text: 'ONE MORE THING' }, trigger: { when: 'start', afterMs: 500 } },
      // However late the text has left, the FIN goes by itself and overtakes it.
      { side: 'client', call: { type: 'close' }, trigger: { when: 'sent', text: 'ONE MORE THING', afterMs: 3_000 } },
      { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 1_500 } },
    ],
    wire: { ...GOOD_WIRE, acts: [{ type: 'hold', from: 'client', nth: 1, of: 'text', forMs: 20_000 }] },
    parMs: 65_000,
    rtoMs: 40_000,
  },
  chapter: 'bad-wire',
  reference: '3.10.7.4',
  assistance: 'standard',
  texts: {
    title: { en: 'The FIN that came early', ko: 'FIN보다 늦은 데이터' },
    story: {
      en: 'The client says one last thing and then goodbye. On the way the goodbye overtakes the last words: the server sees the FIN before the text that was sent before it.',
      ko: '클라이언트가 마지막 말을 하고 작별 인사를 해요. 그런데 도중에 인사가 마지막 말을 앞질렀어요. 서버는 먼저 보낸 데이터보다 FIN을 먼저 받아요.',
    },
    lesson: {
      en: 'The FIN has a number, and there was a hole before it. So it waited: the server acknowledged only what it had, stayed ESTABLISHED, and told its application nothing. When the text came, both were processed in order and one ACK covered them.',
      ko: 'FIN에도 순서 번호가 있고 그 앞에 빈 곳이 있었어요. 그래서 기다렸어요. 서버는 받은 데까지만 확인하고 ESTABLISHED에 머무르며 애플리케이션에는 아무것도 알리지 않았어요. 데이터가 도착하자 둘을 차례로 처리하고 ACK 하나로 함께 확인했어요.',
    },
    question: {
      en: 'Is TIME-WAIT there to wait for text that arrives after the FIN?',
      ko: 'TIME-WAIT는 FIN보다 늦게 도착하는 데이터를 기다리려고 있는 걸까요?',
    },
    answer: {
      en: 'No, though it is often said. A FIN is not processed before everything ahead of it has come, so nobody gets to TIME-WAIT with text missing. TIME-WAIT is there to answer a repeated FIN, and to let old segments die out.',
      ko: '아니에요. 흔히 그렇게 말하지만, 앞선 데이터가 모두 오기 전에는 FIN을 처리하지 않아요. 그래서 데이터가 빠진 채로는 TIME-WAIT에 들어갈 수 없어요. TIME-WAIT는 다시 온 FIN에 답하고, 옛 세그먼트가 사라지기를 기다리려고 있어요.',
    },
  },
}
