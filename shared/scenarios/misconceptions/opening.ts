import type { Misconceptions } from './misconception.ts'

/** Wrong beliefs about the handshake and the flags that it needs. */
export const opening = {
  'ack-flag-missing': {
    name: { en: 'ACK flag missing', ko: 'ACK 플래그가 없어요' },
    explanation: {
      en: 'Every segment carries ACK, except the first SYN, which has nothing to acknowledge yet, and some resets. A FIN is no exception: it is sent as FIN+ACK.',
      ko: '모든 세그먼트에 ACK가 실려요. 아직 확인할 것이 없는 첫 SYN과 일부 RST만 예외이고, FIN도 ACK와 함께 보내요.',
    },
    section: '3.1',
  },
  'ack-number-without-flag': {
    name: { en: 'An ACK number without its flag', ko: '플래그 없이 ACK 번호만 썼어요' },
    explanation: {
      en: 'The flag and the number are two things: the number counts only if the ACK flag is set. Without the flag nobody looks at it.',
      ko: '플래그와 번호는 별개예요. ACK 플래그가 켜져 있어야 ACK 번호에 의미가 있고, 없으면 아무도 보지 않아요.',
    },
    section: '3.1',
  },
  'first-syn-with-ack': {
    name: { en: 'ACK in the first SYN', ko: '첫 SYN에 ACK가 있어요' },
    explanation: {
      en: 'The first SYN opens the connection, and nothing has come in it yet that could be acknowledged. A listening end answers an ACK from nowhere with a RST.',
      ko: '첫 SYN은 연결을 여는 말이라 이 연결에서는 아직 확인해 줄 것이 없어요. LISTEN 상태인 상대는 난데없는 ACK에 RST로 답해요.',
    },
    section: '3.5',
  },
  'syn-missing': {
    name: { en: 'No SYN of its own', ko: '자기 SYN이 없어요' },
    explanation: {
      en: 'Each direction has numbers of its own, and each end announces its starting number by a SYN. Nothing else opens a connection: whoever calls sends SYN, and whoever is called answers SYN+ACK.',
      ko: '방향마다 번호가 따로 있어서 양쪽 모두 SYN으로 시작 번호를 알려야 해요. 다른 것으로는 연결이 열리지 않아요. 먼저 거는 쪽은 SYN을 보내고, 받은 쪽은 SYN+ACK로 답해요.',
    },
    section: '3.5',
  },
  'crossing-syns': {
    name: { en: 'Two SYNs, one connection', ko: 'SYN이 엇갈려도 연결은 하나예요' },
    explanation: {
      en: 'Either end may open, even both at once. When the SYNs cross, there is still one connection, and each end answers with SYN+ACK and the number of its own SYN.',
      ko: '어느 쪽이든 먼저 열 수 있고, 동시에 열 수도 있어요. SYN이 엇갈려도 연결은 하나이고, 양쪽 모두 자기 SYN의 번호로 SYN+ACK를 보내요.',
    },
    section: '3.5',
  },
  'server-speaks-first': {
    name: { en: 'The listener speaks first', ko: '듣는 쪽이 먼저 말했어요' },
    explanation: {
      en: 'An end in LISTEN waits until somebody sends a SYN. It does not know yet to whom it would speak.',
      ko: 'LISTEN 상태에서는 누군가 SYN을 보낼 때까지 기다려요. 아직 누구에게 말해야 할지도 모르니까요.',
    },
    section: '3.10.7.2',
  },
  'up-after-syn-ack': {
    name: { en: 'Not connected yet', ko: '아직 연결되지 않았어요' },
    explanation: {
      en: 'The end that sent SYN+ACK is in SYN-RECEIVED and becomes ESTABLISHED only when its own SYN is acknowledged. Until then its text waits.',
      ko: 'SYN+ACK를 보낸 쪽은 SYN-RECEIVED이고, 자기 SYN의 ACK를 받아야 ESTABLISHED가 돼요. 그때까지 데이터는 기다려야 해요.',
    },
    section: '3.5',
  },
  'handshake-repeated': {
    name: { en: 'Shaking hands again', ko: '악수를 또 했어요' },
    explanation: {
      en: 'Hands are shaken once, when a connection is opened. From then on no segment carries SYN, and closing needs FIN.',
      ko: '악수는 연결을 열 때 한 번만 해요. 그다음에는 SYN을 보내지 않고, 닫을 때는 FIN을 써요.',
    },
    section: '3.5',
  },
  'reset-for-a-lost-ack': {
    name: { en: 'The third segment is not sacred', ko: '세 번째 세그먼트가 없어도 괜찮아요' },
    explanation: {
      en: 'If the last ACK of the handshake is lost, the first text does its work, for it carries the same ACK. The connection is established, and there is nothing to reset.',
      ko: '핸드셰이크의 마지막 ACK가 사라져도 첫 데이터에 같은 ACK가 실려 있어서 그 일을 대신해요. 이미 맺어진 연결이니 RST를 보낼 이유가 없어요.',
    },
    section: '3.10.7.4',
  },
} satisfies Misconceptions
