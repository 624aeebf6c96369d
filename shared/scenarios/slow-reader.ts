import type { Scenario } from '../match/scenario.ts'
import { ESTABLISHED, ORDINARY } from './ordinary.ts'

export const slowReader: Scenario = {
  script: {
    ...ORDINARY,
    id: 'slow-reader',
    start: ESTABLISHED,
    window: { client: 65_535, server: 10 },
    calls: [
      { side: 'client', call: { type: 'send', text: 'A LONG LETTER' }, trigger: { when: 'start', afterMs: 500 } },
      { side: 'server', call: { type: 'receive', octets: 10 }, trigger: { when: 'delivered', text: 'A LONG LET', afterMs: 25_000 } },
      { side: 'client', call: { type: 'close' }, trigger: { when: 'acknowledged', afterMs: 500 } },
      { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 0 } },
    ],
    parMs: 90_000,
    rtoMs: 12_000,
  },
  chapter: 'pressure',
  reference: '3.8.6',
  assistance: 'standard',
  texts: {
    title: { en: 'The slow reader', ko: '천천히 읽는 서버' },
    story: {
      en: 'The server has a small desk: ten bytes fit on it, and its application reads slowly. The client has a long letter. It must not send more than the desk can hold.',
      ko: '서버의 책상은 작아서 10바이트만 올려놓을 수 있고, 애플리케이션은 천천히 읽어요. 클라이언트는 긴 편지를 보내려고 해요. 책상의 빈자리보다 많이 보내면 안 돼요.',
    },
    lesson: {
      en: 'The window in every segment says how many bytes its sender can take, counted from its ACK. At zero the client had to stop. As the news that the window is open again could get lost, it knocked now and then with a single byte: the zero-window probe.',
      ko: '모든 세그먼트의 윈도우 값은 ACK 번호부터 몇 바이트를 더 받을 수 있는지 알려요. 0이 되자 클라이언트는 멈춰야 했어요. 윈도우가 다시 열렸다는 소식이 사라질 수도 있으니, 가끔 1바이트를 보내 두드려 봤어요. 이것이 제로 윈도우 프로브예요.',
    },
    question: {
      en: 'The window is zero, and nothing more comes. Why must the sender not simply wait?',
      ko: '윈도우가 0이 된 뒤로 아무것도 오지 않아요. 보내는 쪽이 그냥 기다리기만 하면 왜 안 될까요?',
    },
    answer: {
      en: 'The reopening is announced by a pure ACK, and pure ACKs are not repeated. If it got lost, the receiver would wait for text and the sender for the window, for ever. So the sender probes, and every probe draws an ACK with the current window.',
      ko: '윈도우가 열렸다는 소식은 ACK만 있는 세그먼트로 오는데, 그런 ACK는 다시 보내지 않아요. 그것이 사라지면 받는 쪽은 데이터를, 보내는 쪽은 윈도우를 끝없이 기다려요. 그래서 보내는 쪽이 두드려 보고, 그때마다 현재 윈도우가 담긴 ACK를 받아요.',
    },
  },
}
