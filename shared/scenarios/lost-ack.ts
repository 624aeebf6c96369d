import type { Scenario } from '../match/scenario.ts'
import { GOOD_WIRE, ORDINARY } from './ordinary.ts'

export const lostAck: Scenario = {
  script: {
    ...ORDINARY,
    id: 'lost-ack',
    calls: [
      { side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } },
      { side: 'client', call: { type: 'send', text: 'HELLO' }, trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 2_000 } },
    ],
    wire: { ...GOOD_WIRE, acts: [{ type: 'lose', from: 'client', nth: 1, of: 'ack' }] },
    goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
    parMs: 45_000,
  },
  chapter: 'bad-wire',
  reference: '3.5',
  assistance: 'standard',
  texts: {
    title: { en: 'The last ACK that got lost', ko: '사라진 세 번째 ACK' },
    story: {
      en: 'The third segment of the handshake gets lost. The client believes that it is connected and says HELLO; the server is still waiting. Is the handshake broken?',
      ko: '핸드셰이크의 세 번째 세그먼트가 사라졌어요. 클라이언트는 연결됐다고 믿고 HELLO라고 말하는데 서버는 아직 기다리고 있어요. 악수에 실패한 걸까요?',
    },
    lesson: {
      en: 'A pure ACK is never repeated by a timer, as nobody acknowledges it. It need not be: every later segment carries the same ACK. HELLO brought it along, and the server became ESTABLISHED and took the text in one go.',
      ko: 'ACK만 있는 세그먼트는 아무도 확인해 주지 않으니, 타이머를 걸어 두고 다시 보내는 일도 없어요. 그럴 필요도 없어요. 그 뒤의 모든 세그먼트에 같은 ACK가 실려 있으니까요. HELLO가 ACK를 함께 가져간 덕분에 서버는 ESTABLISHED가 되면서 데이터도 바로 받았어요.',
    },
    question: {
      en: 'The last ACK of the handshake is lost. What happens?',
      ko: '3-way 핸드셰이크의 마지막 ACK가 사라지면 어떻게 될까요?',
    },
    answer: {
      en: 'If the client has something to send, its data carries the ACK and completes the handshake. If not, the server repeats its SYN+ACK when its timer expires, and the client answers with the ACK again. The data draws no RST, and the client never repeats the ACK by itself.',
      ko: '클라이언트에게 보낼 데이터가 있으면 거기에 실린 ACK가 핸드셰이크를 완성해요. 없으면 서버의 타이머가 만료됐을 때 SYN+ACK가 다시 오고, 클라이언트는 다시 ACK로 답해요. 데이터에 RST가 돌아오지도 않고, 클라이언트가 알아서 ACK를 반복하지도 않아요.',
    },
  },
}
