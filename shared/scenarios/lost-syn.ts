import type { Scenario } from '../match/scenario.ts'
import { GOOD_WIRE, ORDINARY } from './ordinary.ts'

export const lostSyn: Scenario = {
  script: {
    ...ORDINARY,
    id: 'lost-syn',
    calls: [{ side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } }],
    wire: { ...GOOD_WIRE, acts: [{ type: 'lose', from: 'client', nth: 1, of: 'syn' }] },
    goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
    parMs: 40_000,
    rtoMs: 8_000,
  },
  chapter: 'bad-wire',
  reference: '3.8.1',
  assistance: 'guided',
  texts: {
    title: { en: 'The SYN that got lost', ko: '사라진 SYN' },
    story: {
      en: 'The client knocks, and nothing happens. No answer, no error. Has the server not heard, or is it just slow? There is nobody to ask. There is only a timer.',
      ko: '클라이언트가 문을 두드렸는데 아무 일도 일어나지 않아요. 대답도 오류도 없어요. 서버가 못 들은 걸까요, 그저 느린 걸까요? 물어볼 곳은 없고 타이머만 있어요.',
    },
    lesson: {
      en: 'Only the sender can notice that a SYN is lost: its timer expires before an acknowledgement comes. Then it sends the same SYN again, with the same number, and waits twice as long as before. The server never knew that anything was missing.',
      ko: 'SYN이 사라진 것은 보낸 쪽만 알아챌 수 있어요. 확인 응답이 오기 전에 타이머가 만료되면 같은 SYN을 같은 번호로 다시 보내고, 이번에는 두 배를 기다려요. 서버는 무언가 사라졌다는 것조차 몰라요.',
    },
    question: {
      en: 'Why does the SYN that is sent again carry the same initial sequence number? And why is the wait doubled?',
      ko: 'SYN을 다시 보낼 때 왜 초기 순서 번호를 바꾸지 않을까요? 기다리는 시간은 왜 두 배로 늘릴까요?',
    },
    answer: {
      en: 'It is the same SYN: if the first was only late and both arrive, the server sees one connection, not two. And whoever gets no answer may be facing a congested network, where repeating quickly would make things worse. RFC 6298 begins with 1 s, then 2 s, 4 s and so on.',
      ko: '같은 SYN이기 때문이에요. 첫 SYN이 늦었을 뿐이라 둘 다 도착해도 서버는 연결을 하나로 봐요. 그리고 대답이 없는 것은 네트워크가 붐비기 때문일 수 있는데, 서둘러 반복하면 더 붐비게 돼요. RFC 6298은 1초에서 시작해 2초, 4초처럼 늘려 가며 기다리라고 해요.',
    },
  },
}
