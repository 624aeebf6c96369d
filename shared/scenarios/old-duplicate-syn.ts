import type { Scenario } from '../match/scenario.ts'
import { GOOD_WIRE, ORDINARY } from './ordinary.ts'

export const oldDuplicateSyn: Scenario = {
  script: {
    ...ORDINARY,
    id: 'old-duplicate-syn',
    calls: [{ side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } }],
    // The ghost overtakes the SYN of today.
    wire: { ...GOOD_WIRE, acts: [{ type: 'hold', from: 'client', nth: 1, forMs: 13_000 }] },
    actors: [
      {
        who: 'ghost',
        as: 'client',
        watches: 'client',
        trigger: { when: 'state', state: 'SYN-SENT', afterMs: 500 },
        segment: { flags: 'S', seq: { from: 'earlier-isn', side: 'client' } },
      },
    ],
    goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
    parMs: 60_000,
    rtoMs: 20_000,
  },
  chapter: 'ghosts',
  reference: '3.5',
  assistance: 'guided',
  texts: {
    title: { en: 'A SYN from the past', ko: '과거에서 온 SYN' },
    story: {
      en: 'The client calls the server. But a SYN of an earlier attempt has been wandering in the network, and it arrives first. To the server it looks like any other SYN. Only the client can know that it is a ghost.',
      ko: '클라이언트가 서버에 말을 걸어요. 그런데 예전에 보낸 SYN 하나가 네트워크를 떠돌다가 먼저 도착해요. 서버에게는 여느 SYN과 똑같아 보여요. 그것이 유령임을 알 수 있는 쪽은 클라이언트뿐이에요.',
    },
    lesson: {
      en: 'The server had to answer the ghost. But its SYN+ACK acknowledged a number that the client had not sent now, so the client answered with RST, and the server went back to LISTEN. No harm was done: the real SYN then opened the real connection.',
      ko: '서버는 유령에게도 대답해야 했어요. 하지만 그 SYN+ACK는 클라이언트가 이번에 보내지 않은 번호를 확인했기 때문에, 클라이언트는 RST로 답했고 서버는 LISTEN으로 돌아갔어요. 아무 탈 없이, 뒤이어 온 진짜 SYN이 진짜 연결을 열었어요.',
    },
    question: {
      en: 'What is the chief reason for shaking hands in three ways?',
      ko: '악수를 세 번에 나누어 하는 가장 큰 이유는 무엇일까요?',
    },
    answer: {
      en: 'Old duplicate SYNs. The server cannot tell a late SYN from a fresh one, so it asks back: its SYN+ACK says which number it has heard. Only the client can say yes (ACK) or no (RST), and nothing is open before it has.',
      ko: '늦게 도착한 옛 SYN 때문이에요. 서버는 늦은 SYN과 새 SYN을 구별할 수 없어서 SYN+ACK로 "이 번호를 들었는데 맞나요?" 하고 되물어요. 맞다(ACK) 아니다(RST)를 말할 수 있는 것은 클라이언트뿐이고, 그 전에는 아무것도 열리지 않아요.',
    },
  },
}
