import type { Scenario } from '../match/scenario.ts'
import { ORDINARY } from './ordinary.ts'

export const refused: Scenario = {
  script: {
    ...ORDINARY,
    id: 'refused',
    start: { client: { state: 'CLOSED' }, server: { state: 'CLOSED' } },
    calls: [{ side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } }],
    parMs: 25_000,
  },
  chapter: 'ghosts',
  reference: '3.5.2',
  assistance: 'standard',
  texts: {
    title: { en: 'Nobody is listening', ko: '아무도 듣지 않아요' },
    story: {
      en: 'The client knocks at a port where no application is listening. The machine is up, but there is no connection and nobody who wants one. It should say so rather than keep silent.',
      ko: '클라이언트가 아무 애플리케이션도 듣고 있지 않은 포트의 문을 두드려요. 컴퓨터는 켜져 있지만 연결도 없고, 연결을 원하는 쪽도 없어요. 가만히 있지 말고 그렇다고 알려 줘야 해요.',
    },
    lesson: {
      en: 'CLOSED answers everything but a RST with a RST. The SYN had no ACK to take a number from, so the RST carries SEQ 0 and acknowledges the SYN with its SEQ + 1. By that ACK the client knew that the RST was meant for its SYN: connection refused.',
      ko: 'CLOSED 상태에서는 RST를 뺀 모든 것에 RST로 답해요. 받은 SYN에는 번호를 가져올 ACK가 없으니 RST의 SEQ는 0으로 하고, SYN의 SEQ + 1을 ACK로 보내요. 클라이언트는 그 ACK를 보고 자기 SYN에 대한 대답임을 알았어요. 이것이 “Connection refused”예요.',
    },
    question: {
      en: 'Why does this RST carry an ACK, when other RSTs need none?',
      ko: '다른 RST에는 필요 없는 ACK가 이 RST에는 왜 있을까요?',
    },
    answer: {
      en: 'A RST is believed only if it proves to belong to the connection. In SYN-SENT nothing has been received yet, so SEQ proves nothing; only the acknowledgement of the SYN shows that the sender has seen it. Anybody could send a bare RST.',
      ko: '이 연결의 것임이 확인된 RST만 믿어요. SYN-SENT에서는 아직 받은 것이 없어 SEQ로는 알 수 없고, 내 SYN을 확인한 ACK만이 그 SYN을 본 상대라는 증거예요. ACK 없는 RST는 누구나 보낼 수 있으니까요.',
    },
  },
}
