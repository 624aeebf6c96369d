import type { Scenario } from '../match/scenario.ts'
import { FIRST_RTO_MS, ORDINARY } from './ordinary.ts'

export const smallTalk: Scenario = {
  script: {
    ...ORDINARY,
    id: 'small-talk',
    calls: [
      { side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } },
      { side: 'client', call: { type: 'send', text: 'HELLO' }, trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 500 } },
      { side: 'server', call: { type: 'send', text: 'HI THERE' }, trigger: { when: 'delivered', text: 'HELLO', afterMs: 1_000 } },
      { side: 'client', call: { type: 'close' }, trigger: { when: 'delivered', text: 'HI THERE', afterMs: 1_000 } },
      { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 1_000 } },
    ],
    parMs: 90_000,
    rtoMs: FIRST_RTO_MS,
  },
  chapter: 'talking',
  reference: '3.4',
  assistance: 'guided',
  texts: {
    title: { en: 'Small talk', ko: '짧은 대화' },
    story: {
      en: 'A whole connection in one go: shake hands, say HELLO, hear HI THERE, say goodbye. Every byte has a number, and both ends keep count.',
      ko: '연결 하나를 처음부터 끝까지 해 봐요. 악수하고, HELLO라고 말하고, HI THERE를 듣고, 작별해요. 모든 바이트에는 번호가 있고 양쪽이 함께 세어 나가요.',
    },
    lesson: {
      en: 'ACK names the next byte that is expected: after HELLO at 101 it is 106. An ACK may ride on text or on a FIN, and a pure ACK takes no number, so the next text starts right after the last one.',
      ko: 'ACK는 다음에 받을 바이트의 번호예요. 101번부터 HELLO를 받았다면 106이에요. ACK는 데이터나 FIN에 함께 실어 보낼 수 있어요. ACK만 있는 세그먼트는 번호를 차지하지 않으니, 다음 데이터는 앞 데이터의 바로 다음 번호에서 시작해요.',
    },
    question: {
      en: 'A segment with SEQ 101 brings HELLO. Which ACK answers it, and what is the SEQ of the next byte?',
      ko: 'SEQ 101인 세그먼트가 HELLO를 싣고 왔어요. 몇 번 ACK로 답할까요? 그다음 바이트의 SEQ는 몇 번일까요?',
    },
    answer: {
      en: 'Both are 106. HELLO fills 101 to 105, and ACK says which number comes next, not which came last. Text counts one for each byte and no more; only SYN and FIN add one.',
      ko: '둘 다 106이에요. HELLO가 101번부터 105번까지 차지하고, ACK는 마지막에 받은 번호가 아니라 다음에 받을 번호를 말해요. 데이터는 바이트 수만큼만 세고, 1을 더하는 것은 SYN과 FIN뿐이에요.',
    },
  },
}
