import type { Scenario } from '../match/scenario.ts'
import { GOOD_WIRE, ORDINARY } from './ordinary.ts'

export const oldDuplicateSyn: Scenario = {
  script: {
    ...ORDINARY,
    id: 'old-duplicate-syn',
    calls: [{ side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } }],
    wire: {
      ...GOOD_WIRE,
      // The ghost overtakes the SYN of today, which comes behind the RST that clears the ghost away.
      acts: [{ type: 'hold', from: 'client', nth: 1, of: 'syn', forMs: 60_000, until: { from: 'client', nth: 1, of: 'rst' } }],
    },
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
    rtoMs: 60_000,
  },
  chapter: 'ghosts',
  reference: '3.5',
  assistance: 'guided',
  texts: {
    title: { en: 'A SYN from the past', ko: '과거에서 온 SYN' },
    story: {
      en: 'The client calls the server. But a SYN of an earlier attempt has been wandering in the network, and it arrives first. To the server it looks like any other SYN. Only the client can know that it is a ghost.',
      ko: '클라이언트가 서버에 말을 걸어요. 그런데 예전에 보낸 SYN 하나가 네트워크를 떠돌다가 먼저 도착해요. 서버에게는 여느 SYN과 똑같아 보여요. 유령인 줄 알 수 있는 것은 클라이언트뿐이에요.',
    },
    lesson: {
      en: 'The server had to answer the ghost. But its SYN+ACK acknowledged a number that the client had not sent this time, so the client answered with RST, and the server went back to LISTEN. No harm was done: the real SYN then opened the real connection.',
      ko: '서버는 유령에게도 대답해야 했어요. 하지만 SYN+ACK가 확인한 번호는 클라이언트가 이번에 보낸 적이 없어요. 그래서 클라이언트는 RST로 답했고 서버는 LISTEN으로 돌아갔어요. 뒤이어 온 진짜 SYN이 아무 탈 없이 진짜 연결을 열었어요.',
    },
    question: {
      en: 'What is the chief reason for the three-way handshake?',
      ko: '3-way 핸드셰이크를 하는 가장 큰 이유는 무엇일까요?',
    },
    answer: {
      en: 'Old duplicate SYNs. The server cannot tell a late SYN from a fresh one, so it asks back: its SYN+ACK says which number it has heard. Only the client can say yes (ACK) or no (RST), and nothing is open before it has.',
      ko: '늦게 도착한 옛 SYN 때문이에요. 서버는 늦은 SYN과 새 SYN을 구별할 수 없어서 SYN+ACK로 “이 번호를 들었는데 맞나요?” 하고 되물어요. 맞다(ACK), 아니다(RST)를 말할 수 있는 것은 클라이언트뿐이고, 그 전에는 아무것도 열리지 않아요.',
    },
  },
}
