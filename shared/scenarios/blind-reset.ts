import type { Actor, Reckoning, Scenario } from '../match/scenario.ts'
import { HIGHEST_SEQ } from '../tcp/sequence.ts'
import { ESTABLISHED, ORDINARY } from './ordinary.ts'

const ANYTHING: Reckoning = { from: 'zero', spread: HIGHEST_SEQ }
/** A stranger tries so many numbers that one of them falls into the window; the very next number is hit by nobody. */
const IN_THE_WINDOW: Reckoning = { from: 'rcv-nxt', side: 'server', plus: 1_000, spread: 30_000 }

const STRANGERS: readonly Actor[] = [
  {
    who: 'stranger',
    as: 'server',
    watches: 'client',
    trigger: { when: 'start', afterMs: 2_000 },
    segment: { flags: 'R', seq: ANYTHING },
  },
  {
    who: 'stranger',
    as: 'client',
    watches: 'server',
    trigger: { when: 'delivered', text: 'STILL THERE?', afterMs: 1_500 },
    segment: { flags: 'R', seq: IN_THE_WINDOW },
  },
  {
    who: 'stranger',
    as: 'client',
    watches: 'server',
    trigger: { when: 'delivered', text: 'STILL THERE?', afterMs: 5_000 },
    segment: { flags: 'S', seq: IN_THE_WINDOW },
  },
]

export const blindReset: Scenario = {
  script: {
    ...ORDINARY,
    id: 'blind-reset',
    start: ESTABLISHED,
    isn: 'random',
    calls: [
      { side: 'client', call: { type: 'send', text: 'STILL THERE?' }, trigger: { when: 'start', afterMs: 500 } },
      { side: 'server', call: { type: 'send', text: 'YES' }, trigger: { when: 'delivered', text: 'STILL THERE?', afterMs: 9_000 } },
      { side: 'client', call: { type: 'close' }, trigger: { when: 'delivered', text: 'YES', afterMs: 1_000 } },
      { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 0 } },
    ],
    actors: STRANGERS,
    parMs: 80_000,
  },
  chapter: 'strangers',
  reference: 'RFC 5961',
  assistance: 'standard',
  texts: {
    title: { en: 'A stranger hangs up', ko: '낯선 사람이 끊으려 해요' },
    story: {
      en: 'Somebody out there wants to break this connection. They know addresses and ports, but they cannot eavesdrop, so they guess: a RST here, a SYN there, with any number. Do not believe everything that carries the right address.',
      ko: '누군가 이 연결을 끊으려고 해요. 주소와 포트는 알지만 엿볼 수는 없어서, 아무 번호나 넣어 RST와 SYN을 보내 봐요. 주소가 맞다고 다 믿으면 안 돼요.',
    },
    lesson: {
      en: 'A RST outside the window was dropped without a word. One inside it, and a SYN too, got a challenge ACK: “if you mean it, say so with the exact number”. A real peer that had lost its connection would answer with a RST that fits. The stranger never saw the question.',
      ko: '윈도우 밖의 RST는 조용히 버렸어요. 윈도우 안의 RST와 SYN에는 챌린지 ACK를 보냈어요. “정말이라면 정확한 번호로 다시 말해 주세요.” 연결을 정말 잃어버린 상대라면 꼭 맞는 RST로 답했을 거예요. 낯선 사람은 그 질문을 보지도 못했어요.',
    },
    question: {
      en: 'Why is a RST inside the window no longer simply obeyed?',
      ko: '윈도우 안에 있는 RST를 왜 이제는 그대로 따르지 않을까요?',
    },
    answer: {
      en: 'About one guess in 65,000 falls into a window of 65,535, and so long-lived connections, of routers for example, could be cut from afar. So RFC 5961 obeys a RST only at exactly the next number expected; elsewhere in the window it draws a challenge ACK. A guess must then hit one number in four billion.',
      ko: '윈도우가 65,535면 6만 5천 번쯤 찍을 때마다 한 번은 안에 들어와서, 라우터 사이처럼 오래 이어지는 연결을 멀리서 끊을 수 있었어요. 그래서 RFC 5961은 정확히 다음에 받을 번호일 때만 RST를 따르고, 윈도우 안의 다른 번호에는 챌린지 ACK로 되물어요. 이제는 40억 개 가운데 하나를 맞혀야 해요.',
    },
  },
}
