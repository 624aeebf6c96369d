import type { Scenario } from '../match/scenario.ts'
import { ORDINARY } from './ordinary.ts'

export const reusedPort: Scenario = {
  script: {
    ...ORDINARY,
    id: 'reused-port',
    isn: 'random',
    calls: [
      { side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } },
      { side: 'client', call: { type: 'send', text: 'PAY 5' }, trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 6_000 } },
      { side: 'client', call: { type: 'close' }, trigger: { when: 'acknowledged', afterMs: 5_000 } },
      { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 0 } },
    ],
    actors: [
      {
        who: 'ghost',
        as: 'client',
        watches: 'server',
        trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 500 },
        segment: {
          flags: 'PA',
          seq: { from: 'earlier-isn', side: 'client', plus: 1 },
          ack: { from: 'earlier-isn', side: 'server', plus: 1 },
          text: 'PAY 900',
        },
      },
      {
        who: 'ghost',
        as: 'client',
        watches: 'server',
        trigger: { when: 'delivered', text: 'PAY 5', afterMs: 1_000 },
        segment: {
          flags: 'FA',
          seq: { from: 'earlier-isn', side: 'client', plus: 8 },
          ack: { from: 'earlier-isn', side: 'server', plus: 1 },
        },
      },
    ],
    parMs: 90_000,
  },
  chapter: 'ghosts',
  reference: '3.4.1',
  assistance: 'standard',
  texts: {
    title: { en: 'The same door again', ko: '같은 포트를 다시' },
    story: {
      en: 'The client calls from the same port as a moment ago. Addresses and ports are all the same, so a late segment of the earlier connection looks as if it belonged to this one. Only its numbers give it away.',
      ko: '클라이언트가 조금 전과 같은 포트에서 다시 말을 걸어요. 주소도 포트도 모두 같으니, 늦게 도착한 예전 연결의 세그먼트가 이 연결의 것처럼 보여요. 구별할 단서는 번호뿐이에요.',
    },
    lesson: {
      en: 'The old text and the old FIN lay outside the receive window, since the new connection had begun at an entirely different number. They were not accepted; the server only repeated, in an ACK, what it expected. Nothing got into the new conversation.',
      ko: '새 연결은 전혀 다른 번호에서 시작했기 때문에 옛 데이터와 옛 FIN은 수신 윈도우 밖에 있었어요. 서버는 받아들이지 않고 지금 기다리는 번호를 ACK로 다시 알려 줬을 뿐이에요. 새 대화에는 아무것도 섞이지 않았어요.',
    },
    question: {
      en: 'Why does a connection not simply begin with number 0?',
      ko: '연결은 왜 그냥 0번부터 시작하지 않을까요?',
    },
    answer: {
      en: 'Then the segments of the last connection between the same ports would fit into the next one. An ISN follows a clock, so that old numbers lie behind, plus a keyed hash of addresses and ports, so that no stranger can guess it (RFC 6528). A random number falls into a window of 65,535 about once in 65,000.',
      ko: '그러면 같은 포트를 쓴 지난 연결의 세그먼트가 다음 연결에도 맞아 들어가요. ISN은 시계를 따라 늘어나서 옛 번호는 뒤로 밀려나고, 주소와 포트를 비밀 키로 해시한 값을 더해서 낯선 사람이 짐작할 수 없어요(RFC 6528). 아무 번호나 윈도우 65,535 안에 우연히 들어올 확률은 약 6만 5천분의 1이에요.',
    },
  },
}
