import type { Actor, Scenario, Script, Trigger } from '../match/scenario.ts'
import { inLegs } from './legs.ts'
import { ESTABLISHED, GOOD_WIRE, ORDINARY } from './ordinary.ts'

/** The copy of a text of the first connection. */
function lateCopy(trigger: Trigger): Actor {
  return {
    who: 'ghost',
    as: 'client',
    watches: 'server',
    trigger,
    segment: {
      flags: 'PA',
      seq: { from: 'isn', side: 'client', plus: 1 },
      ack: { from: 'isn', side: 'server', plus: 1 },
      text: 'PAY 5',
    },
  }
}

const WITH_TIME_WAIT: Script = {
  ...ORDINARY,
  id: 'no-time-wait',
  start: ESTABLISHED,
  // A machine that begins every connection at the same number: only TIME-WAIT stands between them.
  isn: { client: 700, server: 200 },
  calls: [
    { side: 'client', call: { type: 'send', text: 'PAY 5' }, trigger: { when: 'start', afterMs: 500 } },
    { side: 'client', call: { type: 'close' }, trigger: { when: 'acknowledged', afterMs: 500 } },
    { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 500 } },
    { side: 'server', call: { type: 'open-passive' }, trigger: { when: 'state', state: 'CLOSED', afterMs: 500 } },
    { side: 'client', call: { type: 'open-active' }, trigger: { when: 'state', state: 'CLOSED', afterMs: 1_000 } },
  ],
  // The last ACK of the first connection is lost.
  wire: { ...GOOD_WIRE, acts: [{ type: 'lose', from: 'client', nth: 1, of: 'ack' }] },
  // The copy does not live longer than TIME-WAIT: it comes before the second connection.
  actors: [lateCopy({ when: 'state', state: 'LISTEN', afterMs: 500 })],
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  parMs: 120_000,
  mslMs: 9_500,
  rtoMs: 10_000,
}

const WITHOUT: Script = {
  ...WITH_TIME_WAIT,
  // Nobody waits any more, but the application calls again no sooner: the FIN has come again by then, unless the server, beside a quick client, thinks for
  // more than 5 s. That hangs on its retransmission timer, and every client would wait longer.
  calls: WITH_TIME_WAIT.calls.map((made) =>
    made.call.type === 'open-active' ? { ...made, trigger: { ...made.trigger, afterMs: 16_000 } } : made,
  ),
  // The copy is as late, but the second connection is there already.
  actors: [lateCopy({ when: 'state', state: 'ESTABLISHED', incarnation: 1, afterMs: 1_500 })],
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED', delivered: { server: 'PAY 5PAY 5' } },
  mslMs: 0,
}

export const noTimeWait: Scenario = {
  script: inLegs(WITHOUT, WITH_TIME_WAIT),
  chapter: 'ghosts',
  reference: 'RFC 1337',
  assistance: 'standard',
  legs: [
    {
      en: 'First without TIME-WAIT: whoever closes first is gone at once.',
      ko: '먼저, TIME-WAIT가 없는 세상이에요. 먼저 닫은 쪽은 바로 사라져요.',
    },
    {
      en: 'Now the same wire with TIME-WAIT. It costs some waiting. What does it buy?',
      ko: '이제 같은 회선에 TIME-WAIT가 있어요. 기다리는 대신 무엇을 얻을까요?',
    },
  ],
  texts: {
    title: { en: 'If nobody waited', ko: 'TIME-WAIT가 없다면' },
    story: {
      en: 'The client pays, says goodbye, and soon afterwards calls again from the same port, with the same starting number. The wire loses the very last ACK, and a copy of the payment wanders about.',
      ko: '클라이언트가 돈을 내고 작별한 다음, 곧 같은 포트에서 같은 시작 번호로 다시 말을 걸어요. 마지막 ACK는 도중에 사라지고, 결제 데이터의 사본 하나가 네트워크를 떠돌아요.',
    },
    lesson: {
      en: 'Without TIME-WAIT two things went wrong. The FIN that came again met a machine that knew nothing, and a good connection ended with RST. And the old copy landed in the new connection and was paid twice. With TIME-WAIT the FIN was answered, and the copy came before there was a new connection and drew only a RST.',
      ko: 'TIME-WAIT가 없으니 두 가지가 잘못됐어요. 다시 온 FIN이 아무것도 모르는 컴퓨터를 만나서, 잘 끝나야 할 연결이 RST로 끊겼어요. 그리고 옛 사본이 새 연결에 끼어들어 두 번 결제됐어요. TIME-WAIT가 있으니 다시 온 FIN에 답할 수 있었고, 사본은 새 연결이 생기기 전에 와서 RST로 거절됐어요.',
    },
    question: {
      en: 'Why does TIME-WAIT last 2 MSL? Would one not be enough?',
      ko: 'TIME-WAIT는 왜 2 MSL 동안 기다릴까요? 1 MSL로는 안 될까요?',
    },
    answer: {
      en: 'No segment lives longer than one MSL. The last ACK may be under way for one, and a FIN that the other end repeated just before it came, for another. After both, nothing of this connection is left in the network. How long an MSL is, is a choice: 2 minutes in the RFC, so 4 minutes of waiting. Linux waits 60 s, macOS 30 s.',
      ko: '세그먼트는 1 MSL보다 오래 살지 못해요. 마지막 ACK가 가는 데 길어야 1 MSL, 그 직전에 상대가 다시 보낸 FIN이 오는 데 또 1 MSL이에요. 둘 다 지나면 이 연결의 세그먼트는 네트워크에 남아 있지 않아요. MSL의 길이는 정하기 나름이에요. RFC는 2분이라 4분을 기다리고, Linux는 60초, macOS는 30초를 기다려요.',
    },
  },
}
