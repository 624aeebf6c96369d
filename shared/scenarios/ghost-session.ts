import type { Scenario, Script } from '../match/scenario.ts'
import { inLegs } from './legs.ts'
import { ESTABLISHED, ORDINARY } from './ordinary.ts'

const NOBODY_CALLS: Script = {
  ...ORDINARY,
  id: 'ghost-session',
  start: ESTABLISHED,
  // Whoever says nothing for so long is probed before the power fails: a timer of TCP, for which quick pairs wait as well.
  keepAliveMs: { server: 9_000 },
  calls: [
    { side: 'client', call: { type: 'send', text: 'HELLO' }, trigger: { when: 'start', afterMs: 500 } },
    { side: 'client', call: { type: 'crash' }, trigger: { when: 'acknowledged', afterMs: 1_500 } },
    { side: 'client', call: { type: 'reboot' }, trigger: { when: 'acknowledged', afterMs: 4_500 } },
    { side: 'server', call: { type: 'open-passive' }, trigger: { when: 'state', state: 'CLOSED', afterMs: 500 } },
  ],
  goal: { client: 'CLOSED', server: 'LISTEN' },
  parMs: 60_000,
}

const CLIENT_CALLS_AGAIN: Script = {
  ...ORDINARY,
  id: 'ghost-session',
  start: ESTABLISHED,
  calls: [
    { side: 'client', call: { type: 'crash' }, trigger: { when: 'start', afterMs: 1_000 } },
    { side: 'client', call: { type: 'reboot' }, trigger: { when: 'start', afterMs: 3_000 } },
    { side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 4_500 } },
    { side: 'server', call: { type: 'open-passive' }, trigger: { when: 'state', state: 'CLOSED', afterMs: 0 } },
    {
      side: 'client',
      call: { type: 'send', text: 'I AM BACK' },
      trigger: { when: 'state', state: 'ESTABLISHED', incarnation: 1, afterMs: 500 },
    },
  ],
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  parMs: 75_000,
  rtoMs: 10_000,
}

export const ghostSession: Scenario = {
  script: inLegs(NOBODY_CALLS, CLIENT_CALLS_AGAIN),
  chapter: 'ghosts',
  reference: '3.5.1',
  assistance: 'standard',
  legs: [
    {
      en: 'First the client does not call again. Who will find out that it has forgotten everything?',
      ko: '먼저, 클라이언트가 다시 말을 걸지 않는 경우예요. 클라이언트가 모두 잊었다는 것을 누가 알아낼까요?',
    },
    {
      en: 'Now the client calls again at once, while the server still believes in the old connection.',
      ko: '이번에는 클라이언트가 바로 다시 말을 걸어요. 서버는 아직 옛 연결이 살아 있다고 믿어요.',
    },
  ],
  texts: {
    title: { en: 'The ghost session', ko: '유령이 된 연결' },
    story: {
      en: 'Two machines are connected. Then the power of one fails: no goodbye, no segment, nothing. When it is back it remembers no connection. The other one knows nothing of all this and still believes that it is connected.',
      ko: '두 컴퓨터가 연결돼 있어요. 그런데 한쪽의 전원이 나가 버려요. 작별도, 세그먼트도, 아무것도 없어요. 다시 켜진 뒤에는 어떤 연결도 기억하지 못해요. 다른 쪽은 그런 줄도 모르고 아직 연결돼 있다고 믿어요.',
    },
    lesson: {
      en: 'Half-open: one side has a connection, the other has none. Silence does not show it; any segment does. The keep-alive probe drew a RST, and so the server learned. And when a new SYN came into the old connection, the server answered with an ACK of the number that it was waiting for; that did not fit, the client sent RST, and the SYN, repeated, opened a new connection.',
      ko: '반만 열린 연결이에요. 한쪽에는 연결이 있고 다른 쪽에는 없어요. 조용하면 드러나지 않지만 세그먼트 하나면 드러나요. keep-alive 프로브에 RST가 돌아와서 서버가 알게 됐어요. 새 SYN이 옛 연결로 왔을 때는 서버가 기다리던 번호로 ACK를 보냈고, 번호가 맞지 않자 클라이언트가 RST를 보냈어요. 그제야 다시 보낸 SYN이 새 연결을 열었어요.',
    },
    question: {
      en: 'Half-open and half-closed: what is the difference?',
      ko: '반만 열린(half-open) 연결과 반만 닫힌(half-closed) 연결은 어떻게 다를까요?',
    },
    answer: {
      en: 'Half-closed is normal: one side has sent its FIN, the other goes on sending. Half-open is an accident: one side has lost its memory of the connection. Keep-alive is off by default, and real systems wait 2 hours before the first probe.',
      ko: '반만 닫힌 것은 정상이에요. 한쪽이 FIN을 보냈고 다른 쪽은 계속 보내는 중이에요. 반만 열린 것은 사고예요. 한쪽이 연결을 잊어버렸어요. keep-alive는 원래 꺼져 있고, 켜도 실제 시스템은 2시간이 지나야 첫 프로브를 보내요.',
    },
  },
}
