import type { Question } from './question.ts'

export const numberQuestions: readonly Question[] = [
  {
    id: 'plus-one',
    topic: 'numbers',
    question: { en: 'Why is the ACK one higher? And is the number of a FIN random?', ko: 'ACK는 왜 +1인가요? FIN의 번호는 무작위인가요?' },
    answer: [
      {
        en: 'ACK names the next byte expected: SEQ plus the length of what came. SYN and FIN are no bytes but take one number each, so that they can be acknowledged and repeated like data. Hence +1 for them, and for them only: five bytes of text are answered with +5.',
        ko: 'ACK는 다음에 받을 바이트의 번호, 곧 SEQ에 길이를 더한 값이에요. SYN과 FIN은 데이터가 없어도 번호를 하나씩 차지해요. 그래야 데이터처럼 확인하고 다시 보낼 수 있으니까요. 그래서 SYN과 FIN에만 +1이고, 5바이트에는 +5로 답해요.',
      },
      {
        en: 'Only the starting number, the ISN, is chosen. Everything after it follows, the FIN’s too: it is the number behind the last byte that was sent. A pure ACK takes no number and is not acknowledged itself.',
        ko: '고르는 번호는 시작 번호인 ISN뿐이에요. 그 뒤의 번호는 저절로 정해져요. FIN의 번호도 마지막으로 보낸 바이트의 다음 번호예요. ACK만 있는 세그먼트는 번호를 차지하지 않고, 거기에는 확인 응답도 하지 않아요.',
      },
    ],
    section: '3.4',
    shown: [
      {
        scenario: 'small-talk',
        remarks: [
          {
            cue: { on: 'sent', from: 'server', flags: 'SA' },
            text: { en: 'The SYN took one number: ACK = SEQ + 1.', ko: 'SYN이 번호 하나를 차지했어요. ACK = SEQ + 1이에요.' },
          },
          {
            cue: { on: 'sent', from: 'server', flags: 'A' },
            text: { en: 'HELLO took five: ACK = SEQ + 5, not + 6.', ko: 'HELLO는 다섯을 차지했어요. ACK = SEQ + 5예요. + 6이 아니에요.' },
          },
          {
            cue: { on: 'sent', from: 'client', flags: 'FA' },
            text: {
              en: 'The FIN takes the number right behind HELLO. Nothing random in it.',
              ko: 'FIN은 HELLO 바로 다음 번호예요. 무작위가 아니에요.',
            },
          },
        ],
      },
    ],
  },
  {
    id: 'isn-random',
    topic: 'numbers',
    question: { en: 'Why is the initial sequence number random? Why not 0?', ko: 'ISN은 왜 난수인가요? 0부터 시작하면 안 되나요?' },
    answer: [
      {
        en: 'It is not simply random. ISN = a clock that ticks every 4 µs + a keyed hash of both addresses, both ports and a secret (RFC 6528). The clock keeps the next connection of the same ports ahead of what may still wander about from the last one. The secret keeps strangers from predicting the number.',
        ko: '그냥 난수는 아니에요. ISN = 4마이크로초마다 올라가는 시계 + 양쪽 주소와 포트, 비밀 키로 만든 해시예요(RFC 6528). 시계 덕분에 같은 포트를 쓰는 다음 연결의 번호는 아직 떠도는 지난 연결의 번호보다 앞서 있어요. 비밀 키 덕분에 낯선 사람은 번호를 예측할 수 없어요.',
      },
      {
        en: 'If every connection began at 0, old segments would fit into new connections, and whoever knows the addresses could forge a whole handshake without seeing a single answer. It does not help against an eavesdropper: that takes encryption. (Wireshark’s 0 is a relative number, for reading.)',
        ko: '모든 연결이 0에서 시작하면 옛 세그먼트가 새 연결에 맞아 들어가고, 주소만 아는 사람이 답을 하나도 보지 않고도 핸드셰이크를 통째로 위조할 수 있어요. 패킷을 엿볼 수 있는 사람까지 막지는 못해요. 그러려면 암호화가 필요해요. (Wireshark가 보여 주는 0은 읽기 쉽게 ISN을 0으로 놓은 거예요.)',
      },
    ],
    section: 'RFC 6528',
    shown: [
      {
        scenario: 'reused-port',
        remarks: [
          {
            cue: { on: 'arrived', from: 'client', flags: 'PA' },
            text: {
              en: 'Text from the last connection between the same ports. Its number lies outside the window: not taken.',
              ko: '같은 포트를 쓴 지난 연결의 데이터예요. 번호가 윈도우 밖이라 받아들이지 않아요.',
            },
          },
        ],
      },
      {
        scenario: 'predictable-isn',
        leg: 1,
        remarks: [
          {
            cue: { on: 'sent', from: 'server', flags: 'SA' },
            text: {
              en: 'The answer goes to the real client. The stranger never sees the number in it.',
              ko: '대답은 진짜 클라이언트에게 가요. 낯선 사람은 그 안의 번호를 볼 수 없어요.',
            },
          },
          {
            cue: { on: 'text', side: 'server' },
            text: {
              en: 'But 64 more than last time was easy to guess: the server believes it.',
              ko: '하지만 지난번보다 64 큰 번호는 맞히기 쉬웠어요. 서버가 믿어 버렸어요.',
            },
          },
        ],
      },
      {
        scenario: 'predictable-isn',
        leg: 2,
        remarks: [
          {
            cue: { on: 'arrived', from: 'client', flags: 'PA' },
            text: {
              en: 'With a secret in the ISN the guess is wrong, and nothing is handed over.',
              ko: 'ISN에 비밀이 들어가니 짐작이 빗나갔고, 아무것도 전달되지 않아요.',
            },
          },
        ],
      },
    ],
  },
  {
    id: 'wraparound',
    topic: 'numbers',
    question: { en: 'What happens when the numbers run out?', ko: '순서 번호가 끝까지 가면 어떻게 되나요?' },
    answer: [
      {
        en: 'They are counted modulo 2^32: 0 follows 4,294,967,295, in the middle of a connection if need be. So numbers are never compared with <, but by their distance: b is after a if it is ahead of it by less than 2^31.',
        ko: '2^32로 나눈 나머지를 쓰니까 4,294,967,295 다음은 0이에요. 연결 도중이라도 그래요. 그래서 크기(<)가 아니라 거리로 비교해요. b가 a보다 앞선 거리가 2^31보다 짧으면 b가 나중이에요.',
      },
      {
        en: 'At 10 Gbit/s they go round in 3.4 seconds, much less than the life of a segment. Fast connections therefore add timestamps, by which an old segment is told from a new one with the same number (PAWS, RFC 7323).',
        ko: '10Gbit/s에서는 3.4초면 한 바퀴를 도는데, 세그먼트의 수명보다 훨씬 짧아요. 그래서 빠른 연결은 타임스탬프를 함께 실어서 번호가 같은 옛 세그먼트를 가려내요(PAWS, RFC 7323).',
      },
    ],
    section: '3.4',
    shown: [
      {
        scenario: 'wraparound',
        remarks: [
          {
            cue: { on: 'state', side: 'client', state: 'ESTABLISHED' },
            text: {
              en: 'The server began at the very last number, so its next one is 0.',
              ko: '서버가 맨 마지막 번호에서 시작해서 다음 번호가 0이에요.',
            },
          },
          {
            cue: { on: 'text', side: 'server' },
            text: { en: 'Text across the seam: 4294967291 + 11 is 6.', ko: '경계를 넘는 데이터예요. 4294967291 + 11은 6이에요.' },
          },
        ],
      },
    ],
  },
  {
    id: 'app-received',
    topic: 'numbers',
    question: {
      en: 'Does an ACK prove that the other application has the data?',
      ko: 'ACK를 받으면 상대 애플리케이션이 받았다는 뜻인가요?',
    },
    answer: [
      {
        en: 'No. It proves that the other TCP has the bytes. Whether the application has read them, or ever will, it does not say, and an orderly close does not say it either.',
        ko: '아니에요. 상대의 TCP가 바이트를 받았다는 뜻이에요. 애플리케이션이 읽었는지, 언젠가 읽을지는 알 수 없고, 연결이 정상적으로 닫혀도 마찬가지예요.',
      },
      {
        en: 'Whoever has to know needs an answer from the application itself, such as an HTTP response. And whoever sends the last message never knows whether it arrived: that is the Two Generals’ Problem, and no protocol solves it.',
        ko: '꼭 알아야 한다면 HTTP 응답처럼 애플리케이션이 직접 답해야 해요. 그래도 마지막 메시지를 보낸 쪽은 그것이 도착했는지 영영 알 수 없어요. 이것이 두 장군 문제이고, 어떤 프로토콜로도 풀 수 없어요.',
      },
    ],
    section: 'RFC 793 2.6',
    shown: [
      {
        scenario: 'slow-reader',
        remarks: [
          {
            cue: { on: 'sent', from: 'server', flags: 'A' },
            text: {
              en: 'All ten bytes are acknowledged: by TCP. They lie in the buffer, and there is no room for more.',
              ko: 'TCP가 열 바이트를 모두 확인했어요. 하지만 아직 버퍼에 있고, 더 들어갈 자리가 없어요.',
            },
          },
          {
            cue: { on: 'sent', from: 'server', flags: 'A', nth: 3 },
            text: {
              en: 'Only now, long after, the application has read them, and TCP tells of the room.',
              ko: '한참 뒤에야 애플리케이션이 읽었고, TCP가 빈자리를 알려요.',
            },
          },
        ],
      },
    ],
  },
  {
    id: 'tcp-or-udp',
    topic: 'numbers',
    question: { en: 'TCP and UDP: what is the difference?', ko: 'TCP와 UDP는 어떻게 다른가요?' },
    answer: [
      {
        en: 'UDP sends each datagram by itself: no handshake, no sequence numbers, no acknowledgements. What is lost stays lost, and what is left may come in another order, or twice. In return there is nothing to wait for: a header of 8 bytes, and the first datagram already carries data.',
        ko: 'UDP는 데이터그램을 하나씩 따로 보내요. 핸드셰이크도, 순서 번호도, 확인 응답도 없어요. 사라진 것은 그만이고, 나머지도 순서가 바뀌거나 두 번 올 수 있어요. 대신 기다릴 것이 없어요. 헤더는 8바이트뿐이고, 첫 데이터그램부터 데이터를 실어 보내요.',
      },
      {
        en: 'TCP makes a stream of bytes out of the same network: all of them, in order, each once, and no faster than reader and network can bear. The price: a round trip before the first byte, and whatever lies behind a hole has to wait for it. Nor are there boundaries between messages: what was sent in two calls may be read in one, and the other way round.',
        ko: 'TCP는 같은 네트워크 위에서 바이트를 빠짐없이, 순서대로, 한 번씩만 전해요. 받는 쪽과 네트워크가 감당할 만큼만 보내고요. 그 대가로 첫 바이트를 보내기 전에 한 번 왕복해야 하고, 빈 곳이 생기면 그 뒤의 데이터는 모두 기다려요. 메시지의 경계도 없어서, 두 번에 나눠 보낸 것이 한 번에 읽히기도 하고 그 반대이기도 해요.',
      },
    ],
    section: '2.2',
    shown: [
      {
        scenario: 'slow-wire',
        remarks: [
          {
            cue: { on: 'arrived', from: 'client', flags: 'A' },
            text: {
              en: 'TWO has overtaken ONE. UDP would hand it over now; TCP keeps it, as its number says that something is missing.',
              ko: 'TWO가 ONE을 앞질렀어요. UDP라면 바로 전달하지만, TCP는 번호를 보고 빠진 것이 있음을 알아서 보관해 둬요.',
            },
          },
          {
            cue: { on: 'text', side: 'server' },
            text: { en: 'The hole is filled: all three are handed over, in order.', ko: '빈 곳이 채워졌어요. 셋을 순서대로 전달해요.' },
          },
        ],
      },
    ],
  },
]
