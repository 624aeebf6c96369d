import type { Backlog, Scenario, Script } from '../match/scenario.ts'
import { inLegs } from './legs.ts'
import { ORDINARY } from './ordinary.ts'

const FLOOD: Backlog = { places: 8, everyMs: 500, untilMs: 22_000, heldMs: 9_000, cookies: false }

const WITHOUT_COOKIES: Script = {
  ...ORDINARY,
  id: 'syn-flood',
  calls: [{ side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } }],
  backlog: FLOOD,
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  parMs: 60_000,
  rtoMs: 8_000,
}

/** Nothing is dropped here: no timer shall hurry whoever thinks. */
const WITH_COOKIES: Script = { ...WITHOUT_COOKIES, backlog: { ...FLOOD, cookies: true }, parMs: 30_000, rtoMs: 30_000 }

export const synFlood: Scenario = {
  script: inLegs(WITHOUT_COOKIES, WITH_COOKIES),
  chapter: 'strangers',
  reference: 'RFC 4987',
  assistance: 'standard',
  legs: [
    {
      en: 'First a server that keeps a place for everybody who knocks. It has eight, and strangers hold them all.',
      ko: '먼저, 두드린 사람마다 자리를 하나씩 맡아 두는 서버예요. 자리는 여덟 개인데 낯선 사람들이 모두 차지했어요.',
    },
    {
      en: 'Now the same flood, but the server writes what it must remember into its own number: a SYN cookie.',
      ko: '이제 같은 홍수예요. 하지만 서버는 기억할 것을 자기 번호 안에 적어 둬요. SYN 쿠키예요.',
    },
  ],
  texts: {
    title: { en: 'The flood', ko: 'SYN 홍수' },
    story: {
      en: 'Strangers knock at the server by the dozen, with forged addresses, and never complete a handshake. Each half-open connection takes a place in the backlog for a while. Among all of them is one real client.',
      ko: '낯선 사람들이 가짜 주소로 서버의 문을 마구 두드리고는 악수를 끝내지 않아요. 그때마다 반만 열린 연결이 백로그의 자리를 한동안 차지해요. 그 틈에 진짜 클라이언트가 하나 있어요.',
    },
    lesson: {
      en: 'Without a free place a SYN is dropped without a word: to the client it looks lost, so it repeats the same SYN, waiting longer each time. With cookies the server keeps nothing until the third segment returns its number plus one, so strangers have nothing to fill.',
      ko: '빈자리가 없으면 SYN은 아무 말 없이 버려져요. 클라이언트에게는 사라진 것과 같아서, 점점 더 오래 기다리며 같은 SYN을 다시 보내요. 쿠키를 쓰면 서버는 세 번째 세그먼트가 자기 번호 + 1을 가지고 돌아올 때까지 아무것도 기억하지 않으니, 낯선 사람들이 채울 자리도 없어요.',
    },
    question: {
      en: 'How can a server recognize the third segment if it has kept nothing of the first?',
      ko: '서버는 첫 세그먼트를 기억하지 않고도 어떻게 세 번째 세그먼트를 알아볼까요?',
    },
    answer: {
      en: 'Its ISN is then not a random number but a keyed hash of addresses, ports, the client’s number and the time. The ACK must carry exactly this number plus one; the server computes it again and compares. The price: options such as window scaling barely fit in, so Linux uses cookies only when its backlog is full.',
      ko: '이때 ISN은 그냥 난수가 아니라 주소, 포트, 클라이언트의 번호, 시각을 비밀 키로 해시해서 만든 값이에요. ACK 번호가 정확히 이 값 + 1이어야 하고, 서버는 다시 계산해서 비교해요. 대신 윈도우 스케일 같은 옵션을 담기 어려워서, Linux는 백로그가 가득 찼을 때만 쿠키를 써요.',
    },
  },
}
