import type { Question } from './question.ts'

export const troubleQuestions: readonly Question[] = [
  {
    id: 'syn-flood',
    topic: 'trouble',
    question: {
      en: 'SYN flooding and the backlog: what is attacked, and what helps?',
      ko: 'SYN flooding과 backlog: 무엇을 노리고, 어떻게 막나요?',
    },
    answer: [
      {
        en: 'The attacker sends SYNs from false addresses and never completes a handshake. Each leaves a half-open connection in SYN_RECEIVED, which the server keeps for a while. When its table is full, further SYNs are dropped without a word, those of real clients, too. (Completed connections wait in another queue until accept(): its length is the backlog of listen(), on Linux capped by somaxconn.)',
        ko: '공격자는 가짜 주소로 SYN을 보내고 핸드셰이크를 끝내지 않아요. 그때마다 서버에는 SYN_RECEIVED인 반만 열린 연결이 한동안 남아요. 자리가 가득 차면 진짜 클라이언트의 SYN까지 말없이 버려져요. (핸드셰이크를 마친 연결은 accept()를 기다리는 다른 큐에 있어요. 그 길이가 listen()의 backlog이고, Linux에서는 somaxconn을 넘지 못해요.)',
      },
      {
        en: 'With SYN cookies the server keeps nothing: it hides what it must remember in the ISN of its SYN+ACK, as a keyed hash. An ACK that brings this number plus one proves that its sender has seen the answer, and only then is memory spent.',
        ko: 'SYN 쿠키를 쓰면 서버는 아무것도 기억하지 않아요. 기억할 것을 비밀 키로 해시해서 SYN+ACK의 ISN에 숨겨 둬요. ACK에 그 번호 + 1이 적혀 오면 상대가 답을 실제로 봤다는 증거이고, 메모리는 그때부터 써요.',
      },
    ],
    section: 'RFC 4987',
    shown: [
      {
        scenario: 'syn-flood',
        leg: 1,
        remarks: [
          {
            cue: { on: 'lost', from: 'client', flags: 'S' },
            text: {
              en: 'All places are taken by strangers: the SYN of the real client is dropped, and nobody says so.',
              ko: '낯선 사람들이 자리를 다 차지해서, 진짜 클라이언트의 SYN이 말없이 버려졌어요.',
            },
          },
          {
            cue: { on: 'state', side: 'server', state: 'SYN-RECEIVED' },
            text: {
              en: 'The flood is over, a place is free, the third try gets in.',
              ko: '홍수가 지나 자리가 났고, 세 번째 시도가 들어왔어요.',
            },
          },
        ],
      },
      {
        scenario: 'syn-flood',
        leg: 2,
        remarks: [
          {
            cue: { on: 'sent', from: 'server', flags: 'SA' },
            text: {
              en: 'With cookies the answer comes at once, in the midst of the flood: it costs the server no place.',
              ko: '쿠키를 쓰니 홍수 한가운데서도 바로 답해요. 서버의 자리를 쓰지 않으니까요.',
            },
          },
        ],
      },
    ],
  },
  {
    id: 'when-rst',
    topic: 'trouble',
    question: { en: 'When is a RST sent, and when is it believed?', ko: 'RST는 언제 보내고, 언제 믿나요?' },
    answer: [
      {
        en: 'When a segment comes for which there is no connection: nobody listens, or one end has lost it. When an application aborts, or closes with data unread. When, before a connection is established, something is acknowledged that was never sent. A RST is not acknowledged, nobody waits in TIME-WAIT afterwards, and data under way is lost.',
        ko: '연결이 없는데 세그먼트가 왔을 때(아무도 듣지 않거나 한쪽이 연결을 잊었을 때), 애플리케이션이 연결을 중단하거나 읽지 않은 데이터를 두고 닫을 때, 연결되기 전인데 보낸 적 없는 것을 확인하는 ACK가 왔을 때 보내요. RST에는 확인 응답이 없고, 그 뒤 아무도 TIME-WAIT에서 기다리지 않으며, 가고 있던 데이터는 사라져요.',
      },
      {
        en: 'Nor is every RST believed. In SYN-SENT it must acknowledge the SYN. Later its SEQ must be exactly the next number expected; one that is only inside the window draws a challenge ACK, one outside is dropped (RFC 5961).',
        ko: '아무 RST나 믿지도 않아요. SYN-SENT에서는 SYN을 확인하는 RST여야 해요. 그 뒤에는 SEQ가 정확히 다음에 받을 번호여야 하고, 윈도우 안이기만 하면 챌린지 ACK로 되묻고, 윈도우 밖이면 버려요(RFC 5961).',
      },
    ],
    section: '3.5.2',
    shown: [
      {
        scenario: 'refused',
        remarks: [
          {
            cue: { on: 'sent', from: 'server', flags: 'RA' },
            text: {
              en: 'Nobody listens: SEQ 0, and an ACK that proves which SYN is meant. The client’s program gets “Connection refused”.',
              ko: '아무도 듣지 않아요. SEQ는 0이고, 어느 SYN에 대한 답인지는 ACK가 증명해요. 클라이언트 프로그램은 “Connection refused” 오류를 받아요.',
            },
          },
        ],
      },
      {
        scenario: 'abort',
        remarks: [
          {
            cue: { on: 'sent', from: 'client', flags: 'R' },
            text: {
              en: 'The application aborts: no FIN, no waiting. The other program gets the error “Connection reset by peer”.',
              ko: '애플리케이션이 중단했어요. FIN도 기다림도 없어요. 상대 프로그램은 “Connection reset by peer” 오류를 받아요.',
            },
          },
        ],
      },
      {
        scenario: 'blind-reset',
        remarks: [
          {
            cue: { on: 'arrived', from: 'client', flags: 'R' },
            text: {
              en: 'A stranger’s RST inside the window, but not at the exact number: it is challenged, not obeyed.',
              ko: '낯선 사람의 RST예요. 윈도우 안이지만 정확한 번호가 아니라서, 따르지 않고 되물어요.',
            },
          },
        ],
      },
    ],
  },
  {
    id: 'half-open',
    topic: 'trouble',
    question: { en: 'Half-open and half-closed: what is the difference?', ko: 'half-open과 half-close는 어떻게 다른가요?' },
    answer: [
      {
        en: 'Half-closed is normal: one side has sent its FIN and the other still sends. Half-open is an accident: one side has lost the connection, by a crash, and the other does not know. (“Half-open” is also said of a handshake that is not complete, as in a SYN flood.)',
        ko: 'half-close는 정상이에요. 한쪽이 FIN을 보냈고 다른 쪽은 아직 보내는 중이에요. half-open은 사고예요. 한쪽이 꺼졌다 켜져서 연결을 잊었는데 다른 쪽은 몰라요. (SYN flooding처럼 핸드셰이크가 덜 끝난 연결도 half-open이라고 불러요.)',
      },
      {
        en: 'Silence does not show it; any segment does, for the side that has forgotten answers with a RST. If nobody has anything to say, a keep-alive probe finds out: off by default, and real systems wait two hours before the first.',
        ko: '조용하면 드러나지 않지만, 세그먼트 하나만 보내도 드러나요. 잊어버린 쪽이 RST로 답하니까요. 아무도 할 말이 없을 때는 keep-alive 프로브로 알아내요. 보통은 꺼져 있고, 켜도 실제 시스템은 2시간이 지나야 처음 보내요.',
      },
    ],
    section: '3.5.1',
    shown: [
      {
        scenario: 'ghost-session',
        leg: 1,
        remarks: [
          {
            cue: { on: 'state', side: 'client', state: 'CLOSED' },
            text: {
              en: 'Half-open from here on: the server still believes in it.',
              ko: '여기부터 half-open이에요. 서버는 아직 연결돼 있다고 믿어요.',
            },
          },
          {
            cue: { on: 'sent', from: 'client', flags: 'R' },
            text: { en: '“I know no such connection.”', ko: '“그런 연결은 몰라요.”' },
          },
        ],
      },
      {
        scenario: 'half-close',
        remarks: [
          {
            cue: { on: 'state', side: 'client', state: 'FIN-WAIT-2' },
            text: {
              en: 'Half-closed: one direction is finished, the other goes on.',
              ko: 'half-close예요. 한쪽 방향은 끝났고 다른 방향은 계속돼요.',
            },
          },
        ],
      },
    ],
  },
  {
    id: 'same-port',
    topic: 'trouble',
    question: { en: 'Does the server use a new port for each connection?', ko: '서버는 연결마다 새 포트를 쓰나요?' },
    answer: [
      {
        en: 'No. accept() gives a new socket, but its local port stays the same. A connection is identified by four things: both addresses and both ports. A thousand clients differ in theirs, so one port of the server serves them all, and 65,535 is no limit.',
        ko: '아니에요. accept()는 새 소켓을 주지만 포트는 그대로예요. 연결은 양쪽 주소와 양쪽 포트, 네 가지로 구별해요. 클라이언트가 천 개라도 저마다 주소나 포트가 달라서 서버의 포트 하나로 충분하고, 65,535개가 한계도 아니에요.',
      },
      {
        en: 'But when all four are the same as a moment ago, only the numbers tell the old connection from the new.',
        ko: '하지만 네 가지가 조금 전과 모두 같다면, 옛 연결과 새 연결을 구별하는 것은 번호뿐이에요.',
      },
    ],
    section: '3.4.1',
    shown: [
      {
        scenario: 'reused-port',
        remarks: [
          {
            cue: { on: 'arrived', from: 'client', flags: 'PA' },
            text: {
              en: 'Right addresses, right ports, old connection: the number gives it away.',
              ko: '주소도 포트도 맞지만 옛 연결의 것이에요. 번호를 보면 드러나요.',
            },
          },
          {
            cue: { on: 'arrived', from: 'client', flags: 'FA' },
            text: { en: 'The old FIN does not close anything either.', ko: '옛 FIN도 아무것도 닫지 못해요.' },
          },
        ],
      },
    ],
  },
]
