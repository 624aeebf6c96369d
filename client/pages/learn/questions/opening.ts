import type { Question } from './question.ts'

export const openingQuestions: readonly Question[] = [
  {
    id: 'why-three',
    topic: 'opening',
    question: { en: 'Why a three-way handshake? Why not two?', ko: '왜 3-way인가요? 2-way로는 왜 안 되나요?' },
    answer: [
      {
        en: 'The principal reason is old duplicates. A SYN may wander in the network and arrive late, and a server cannot tell it from a fresh one. So it asks back: its SYN+ACK names the number that it has heard. Only the client knows whether it means this connection, now, and says yes (ACK) or no (RST).',
        ko: '가장 큰 이유는 네트워크를 떠돌다 늦게 도착한 옛 SYN이에요. 서버는 그것이 옛 SYN인지 방금 보낸 SYN인지 구별할 수 없어서, 자기가 들은 번호를 SYN+ACK에 담아 되물어요. 지금 이 연결을 정말 원하는지는 클라이언트만 알고, ACK(맞아요)나 RST(아니에요)로 답해요.',
      },
      {
        en: 'Along the way both initial sequence numbers are confirmed: the client’s by the SYN+ACK, the server’s by the third segment. “To check that both sides can send and receive” is a consequence, and only half of the answer.',
        ko: '그러면서 양쪽의 ISN(초기 순서 번호)도 확인돼요. 클라이언트의 것은 SYN+ACK가, 서버의 것은 세 번째 세그먼트가 확인해요. “양쪽이 보내고 받을 수 있는지 확인하려고”라는 답은 그 결과만 말한 것이라 반쪽짜리예요.',
      },
    ],
    section: '3.5',
    shown: [
      {
        scenario: 'old-duplicate-syn',
        remarks: [
          {
            cue: { on: 'arrived', from: 'client', flags: 'S' },
            text: {
              en: 'This SYN is from an earlier attempt. To the server it looks like any other.',
              ko: '예전에 보낸 SYN이에요. 서버에게는 여느 SYN과 똑같아 보여요.',
            },
          },
          {
            cue: { on: 'sent', from: 'server', flags: 'SA' },
            text: {
              en: 'The server asks back: “I heard this number. Do you mean it?”',
              ko: '서버가 되물어요. “이 번호를 들었어요. 맞나요?”',
            },
          },
          {
            cue: { on: 'sent', from: 'client', flags: 'R' },
            text: {
              en: 'Only the client knows that it does not. With two ways the server would be connected by now.',
              ko: '아니라는 것은 클라이언트만 알아요. 2-way였다면 서버는 벌써 연결됐을 거예요.',
            },
          },
          {
            cue: { on: 'state', side: 'server', state: 'ESTABLISHED' },
            text: { en: 'The real SYN leads to the real connection.', ko: '진짜 SYN으로 진짜 연결이 열렸어요.' },
          },
        ],
      },
      {
        scenario: 'two-way',
        leg: 1,
        remarks: [
          {
            cue: { on: 'state', side: 'server', state: 'ESTABLISHED' },
            text: {
              en: 'Under a two-way rule the old SYN alone makes a connection. Nobody has asked for it.',
              ko: '2-way 규칙이라면 옛 SYN만으로 연결이 생겨요. 아무도 원하지 않았는데도요.',
            },
          },
          {
            cue: { on: 'text', side: 'server' },
            text: {
              en: 'And old text behind it is taken for new: paid twice.',
              ko: '뒤따라온 옛 데이터를 새것으로 착각해서 한 번 더 결제됐어요.',
            },
          },
        ],
      },
    ],
  },
  {
    id: 'when-established',
    topic: 'opening',
    question: {
      en: 'When is each side ESTABLISHED? And if the third segment is lost?',
      ko: '양쪽은 언제 ESTABLISHED가 되나요? 세 번째 ACK가 사라지면요?',
    },
    answer: [
      {
        en: 'Not at the same moment. The client is ESTABLISHED when the SYN+ACK arrives, the server only when the ACK does.',
        ko: '동시에 되지 않아요. 클라이언트는 SYN+ACK를 받았을 때, 서버는 그 뒤의 ACK를 받았을 때 ESTABLISHED가 돼요.',
      },
      {
        en: 'If that ACK is lost, the handshake does not fail. No timer repeats a pure ACK, but every later segment of the client carries the same acknowledgement: its first text completes the handshake. If the client has nothing to say, the server repeats its SYN+ACK, and the client answers once more.',
        ko: '그 ACK가 사라져도 핸드셰이크는 실패하지 않아요. ACK만 있는 세그먼트는 타이머로 다시 보내지 않지만, 클라이언트가 보내는 다음 세그먼트에도 같은 확인 응답이 실려 있어서 첫 데이터가 핸드셰이크를 마저 끝내요. 클라이언트가 보낼 것이 없으면 서버가 SYN+ACK를 다시 보내고, 클라이언트가 다시 답해요.',
      },
    ],
    section: '3.5',
    shown: [
      {
        scenario: 'lost-ack',
        remarks: [
          {
            cue: { on: 'state', side: 'client', state: 'ESTABLISHED' },
            text: {
              en: 'The client is connected, the server not yet: it is in SYN-RECEIVED.',
              ko: '클라이언트는 연결됐지만 서버는 아직 SYN-RECEIVED예요.',
            },
          },
          {
            cue: { on: 'lost', from: 'client', flags: 'A' },
            text: {
              en: 'The third segment is gone. Nobody repeats it.',
              ko: '세 번째 세그먼트가 사라졌어요. 이것을 다시 보내는 타이머는 없어요.',
            },
          },
          {
            cue: { on: 'text', side: 'server' },
            text: {
              en: 'The text carries the same ACK number, and so completes the handshake.',
              ko: '데이터에 같은 ACK 번호가 실려 있어서 핸드셰이크가 끝났어요.',
            },
          },
        ],
      },
    ],
  },
  {
    id: 'lost-syn',
    topic: 'opening',
    question: { en: 'What if the SYN is lost? When, and how often, is it sent again?', ko: 'SYN이 사라지면요? 언제, 몇 번 다시 보내나요?' },
    answer: [
      {
        en: 'Only its sender can notice, by hearing nothing. When the retransmission timer runs out it sends the same SYN with the same number and waits twice as long each time: 1, 2, 4, 8 … seconds (RFC 6298; Linux since 6.5 waits 1 second a few times first). A new number would be a new attempt, and an answer to the first SYN would then not fit.',
        ko: '보낸 쪽만 알 수 있어요. 아무 답이 없으니까요. 재전송 타이머가 만료되면 같은 번호의 같은 SYN을 다시 보내고, 기다리는 시간은 1, 2, 4, 8초…처럼 두 배씩 늘어요(RFC 6298. Linux 6.5부터는 처음 몇 번을 1초 간격으로 보내요). 번호를 바꾸면 새로운 시도가 되어서, 첫 SYN에 대한 답이 뒤늦게 와도 맞지 않아요.',
      },
      {
        en: 'In the end the attempt is given up and connect() fails with ETIMEDOUT: on Linux after about 2 minutes (tcp_syn_retries), on macOS after 75 s.',
        ko: '끝내 답이 없으면 포기하고 connect()가 ETIMEDOUT으로 실패해요. Linux는 약 2분 뒤(tcp_syn_retries), macOS는 75초 뒤예요.',
      },
    ],
    section: '3.8.1',
    shown: [
      {
        scenario: 'lost-syn',
        remarks: [
          {
            cue: { on: 'lost', from: 'client', flags: 'S' },
            text: { en: 'Nobody tells the sender.', ko: '보낸 쪽에 알려 주는 이는 아무도 없어요.' },
          },
          {
            cue: { on: 'sent', from: 'client', flags: 'S', nth: 2 },
            text: { en: 'The same number as before: it is the same SYN.', ko: '앞에서와 같은 번호예요. 같은 SYN이니까요.' },
          },
        ],
      },
    ],
  },
  {
    id: 'simultaneous-open',
    topic: 'opening',
    question: { en: 'Can both sides send a SYN at once?', ko: '양쪽이 동시에 SYN을 보내면 어떻게 되나요?' },
    answer: [
      {
        en: 'Yes, and it becomes one connection, not two: the addresses and ports are the same four. Both go from SYN-SENT to SYN-RECEIVED, answer with SYN+ACK, and are ESTABLISHED when the other’s acknowledgement arrives. It is rare, as both must know each other’s port; peers behind NATs do it on purpose.',
        ko: '가능해요. 연결이 둘이 아니라 하나가 돼요. 주소와 포트 네 가지가 같으니까요. 양쪽 모두 SYN-SENT에서 SYN-RECEIVED로 가서 SYN+ACK로 답하고, 상대의 확인 응답이 오면 ESTABLISHED가 돼요. 서로의 포트를 알아야 해서 드물지만, NAT 뒤의 컴퓨터끼리 일부러 쓰기도 해요.',
      },
    ],
    section: '3.5',
    shown: [
      {
        scenario: 'simultaneous-open',
        remarks: [
          {
            cue: { on: 'state', side: 'client', state: 'SYN-RECEIVED' },
            text: {
              en: 'A SYN without ACK while its own is under way: from SYN-SENT to SYN-RECEIVED.',
              ko: '내 SYN이 가는 동안 ACK 없는 SYN이 왔어요. SYN-SENT에서 SYN-RECEIVED로 가요.',
            },
          },
          {
            cue: { on: 'sent', from: 'client', flags: 'A' },
            text: {
              en: 'The other’s SYN+ACK came before this side had sent its own: an ACK is now enough.',
              ko: '내 SYN+ACK를 보내기 전에 상대의 SYN+ACK가 왔어요. 이제 ACK만 보내면 돼요.',
            },
          },
        ],
      },
    ],
  },
]
