import type { Scenario } from '../match/scenario.ts'
import { GOOD_WIRE, ORDINARY } from './ordinary.ts'

export const lostSynAck: Scenario = {
  script: {
    ...ORDINARY,
    id: 'lost-synack',
    calls: [{ side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } }],
    wire: { ...GOOD_WIRE, acts: [{ type: 'lose', from: 'server', nth: 1, of: 'syn' }] },
    goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
    parMs: 45_000,
    rtoMs: 8_000,
  },
  chapter: 'bad-wire',
  reference: '3.8.1',
  assistance: 'guided',
  texts: {
    title: { en: 'The answer that got lost', ko: '사라진 SYN+ACK' },
    story: {
      en: 'The server has heard the client and answered, but its answer gets lost. Now each of them waits for the other. Who will notice first?',
      ko: '서버는 클라이언트의 말을 듣고 대답했지만 그 대답이 사라졌어요. 이제 서로 기다리기만 해요. 누가 먼저 알아챌까요?',
    },
    lesson: {
      en: 'Neither SYN was acknowledged, so both timers ran; the client’s expired first, as it had started first. Each end repeats its own, the client SYN, the server SYN+ACK, with the same number as before. A SYN that comes twice advances nothing: the server stays in SYN-RECEIVED.',
      ko: '두 SYN 모두 확인 응답을 받지 못해 양쪽 타이머가 돌았고, 먼저 시작한 클라이언트의 타이머가 먼저 만료됐어요. 클라이언트는 SYN을, 서버는 SYN+ACK를 각자 처음과 같은 번호로 다시 보내요. SYN이 두 번 와도 달라지는 것은 없어서 서버는 그대로 SYN-RECEIVED예요.',
    },
    question: {
      en: 'To the client, how does a lost SYN+ACK differ from a lost SYN?',
      ko: '클라이언트가 보기에 SYN+ACK가 사라진 것과 SYN이 사라진 것은 어떻게 다를까요?',
    },
    answer: {
      en: 'Not at all: in both cases no answer comes, and the SYN is sent again. That is why the server must recognize a SYN that it has already counted, and answer it without beginning anew.',
      ko: '전혀 다르지 않아요. 어느 쪽이든 대답이 없으니 SYN을 다시 보내요. 그래서 서버는 이미 받은 SYN을 알아보고, 처음부터 다시 시작하지 않고 그대로 대답해야 해요.',
    },
  },
}
