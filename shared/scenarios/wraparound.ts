import type { Scenario } from '../match/scenario.ts'
import { ORDINARY } from './ordinary.ts'

export const wraparound: Scenario = {
  script: {
    ...ORDINARY,
    id: 'wraparound',
    // The client's text begins at 2^32 - 5 and ends beyond 0; the server's SYN has the last number of all.
    isn: { client: 4_294_967_290, server: 4_294_967_295 },
    calls: [
      { side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } },
      { side: 'client', call: { type: 'send', text: 'ROUND WE GO' }, trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 500 } },
      { side: 'client', call: { type: 'close' }, trigger: { when: 'acknowledged', afterMs: 500 } },
      { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 0 } },
    ],
    parMs: 75_000,
  },
  chapter: 'crossing',
  reference: '3.4',
  assistance: 'standard',
  texts: {
    title: { en: 'Once around', ko: '한 바퀴 돌아서' },
    story: {
      en: 'Sequence numbers have 32 bits, and these two begin close to the end: the last number is 4,294,967,295. What comes after it?',
      ko: '순서 번호는 32비트인데, 이번에는 양쪽 다 거의 끝에서 시작해요. 마지막 번호는 4,294,967,295예요. 그다음은 무엇일까요?',
    },
    lesson: {
      en: 'After 4,294,967,295 comes 0, and counting goes on as if nothing had happened. “Before” and “after” are meant around the circle: 4,294,967,295 is before 0, not after.',
      ko: '4,294,967,295 다음은 0이고, 아무 일 없었던 것처럼 계속 세어요. 앞뒤는 원을 따라 판단해요. 4,294,967,295는 0보다 뒤가 아니라 앞이에요.',
    },
    question: {
      en: 'How long does it take a fast connection to go once around?',
      ko: '빠른 연결은 한 바퀴 도는 데 얼마나 걸릴까요?',
    },
    answer: {
      en: 'The circle is 4 GiB long: about 34 s at 1 Gbit/s, less than 4 s at 10 Gbit/s. An old segment could then fit again, so fast connections add timestamps to tell old from new (RFC 7323).',
      ko: '한 바퀴는 4GiB예요. 1Gbit/s로는 약 34초, 10Gbit/s로는 4초도 안 걸려요. 그러면 옛 세그먼트의 번호가 다시 맞을 수 있어서, 빠른 연결은 타임스탬프를 더해 옛것과 새것을 구별해요(RFC 7323).',
    },
  },
}
