import type { Question } from './question.ts'

export const closingQuestions: readonly Question[] = [
  {
    id: 'why-four',
    topic: 'closing',
    question: { en: 'Why does closing take four segments? Can they be combined?', ko: '종료는 왜 4-way인가요? 합쳐질 수 있나요?' },
    answer: [
      {
        en: 'A FIN closes one direction only, so there are two of them and each is acknowledged. The first is acknowledged as soon as it comes; but the other application may still have much to say, and its own FIN goes out when it closes. When opening, the server has nothing to wait for: there, ACK and SYN share a segment.',
        ko: 'FIN은 한쪽 방향만 닫아요. 그래서 FIN이 두 번 오가고 저마다 확인 응답을 받아요. 첫 FIN에는 받자마자 ACK를 보내지만, 상대 애플리케이션은 아직 할 말이 남아 있을 수 있어요. 자기 FIN은 애플리케이션이 닫을 때 나가요. 열 때는 서버가 기다릴 것이 없어서 ACK와 SYN을 한 세그먼트에 담아요.',
      },
      {
        en: 'If the other side has nothing left to say, its ACK and its FIN ride in one segment, and three are enough. In captures you see this often. “Always four” is wrong, and so is “the server must close last”: either side may close first.',
        ko: '상대도 더 할 말이 없으면 ACK와 FIN을 한 세그먼트에 담아서 세 개로 끝나요. 패킷을 캡처해 보면 자주 보여요. “항상 네 개”도 틀리고 “서버가 나중에 닫는다”도 틀려요. 어느 쪽이든 먼저 닫을 수 있어요.',
      },
    ],
    section: '3.6',
    shown: [
      {
        scenario: 'half-close',
        remarks: [
          {
            cue: { on: 'state', side: 'client', state: 'FIN-WAIT-2' },
            text: {
              en: 'One direction is closed. The other is as open as before.',
              ko: '한쪽 방향이 닫혔어요. 다른 방향은 그대로 열려 있어요.',
            },
          },
          {
            cue: { on: 'text', side: 'client' },
            text: {
              en: 'Text after a FIN, in the other direction: that is why ACK and FIN go separately.',
              ko: 'FIN 뒤에 반대 방향으로 온 데이터예요. 그래서 ACK와 FIN을 따로 보내요.',
            },
          },
        ],
      },
      {
        scenario: 'combined-close',
        remarks: [
          {
            cue: { on: 'sent', from: 'server', flags: 'FA' },
            text: { en: 'Nothing left to say: ACK and FIN in one.', ko: '더 할 말이 없어서 ACK와 FIN을 한 번에 보내요.' },
          },
          {
            cue: { on: 'state', side: 'client', state: 'TIME-WAIT' },
            text: { en: 'From FIN-WAIT-1 straight to TIME-WAIT.', ko: 'FIN-WAIT-1에서 바로 TIME-WAIT로 가요.' },
          },
        ],
      },
      {
        scenario: 'simultaneous-close',
        remarks: [
          {
            cue: { on: 'state', side: 'client', state: 'CLOSING' },
            text: {
              en: 'A FIN where an ACK was expected: both close at once. Then both wait in TIME-WAIT.',
              ko: 'ACK를 기다리는데 FIN이 왔어요. 동시에 닫는 거예요. 이럴 때는 양쪽 모두 TIME-WAIT에서 기다려요.',
            },
          },
        ],
      },
    ],
  },
  {
    id: 'time-wait',
    topic: 'closing',
    question: { en: 'TIME_WAIT: who waits, why, and how long?', ko: 'TIME_WAIT는 누가, 왜, 얼마나 기다리나요?' },
    answer: [
      {
        en: 'Whoever closes first, be it client or server; both, if both close at once. For two reasons. The last ACK may be lost: then the other side repeats its FIN, and somebody must be there to answer it with an ACK rather than a RST. And old segments of these addresses and ports must have died out before the same four are used again.',
        ko: '클라이언트든 서버든 먼저 닫은 쪽이 기다려요. 동시에 닫으면 양쪽 다 기다려요. 이유는 두 가지예요. 첫째, 마지막 ACK가 사라지면 상대가 FIN을 다시 보내는데, 누군가 남아서 RST가 아니라 ACK로 답해야 해요. 둘째, 같은 주소와 포트를 다시 쓰기 전에 옛 세그먼트가 모두 사라져야 해요.',
      },
      {
        en: 'Twice the maximum segment lifetime: the last ACK lives for one at most, and a FIN repeated just before it would have come, for one more. How long an MSL is, is a choice: 2 minutes in the RFC, so 4 minutes; 60 s fixed on Linux, 30 s on macOS, 4 minutes on Windows 2000 and 2 on Windows Server 2003.',
        ko: '최대 세그먼트 수명(MSL)의 두 배예요. 마지막 ACK가 살아 있을 수 있는 시간이 1 MSL, 그 직전에 다시 보낸 FIN이 오는 데 또 1 MSL이에요. MSL은 정하기 나름이에요. RFC는 2분이라 기다림은 4분이고, Linux는 60초 고정, macOS는 30초, Windows 2000은 4분, Windows Server 2003은 2분이에요.',
      },
    ],
    section: '3.6.1',
    shown: [
      {
        scenario: 'lost-last-ack',
        remarks: [
          {
            cue: { on: 'lost', from: 'client', flags: 'A' },
            text: {
              en: 'The last ACK is gone. The server, in LAST-ACK, does not know that its FIN was heard.',
              ko: '마지막 ACK가 사라졌어요. LAST-ACK에 있는 서버는 상대가 자기 FIN을 들었는지 몰라요.',
            },
          },
          {
            cue: { on: 'arrived', from: 'server', flags: 'FA', nth: 2 },
            text: {
              en: 'The FIN comes again, and somebody is still there. 2 MSL begin anew.',
              ko: 'FIN이 다시 왔고, 아직 답할 쪽이 남아 있어요. 2 MSL을 처음부터 다시 기다려요.',
            },
          },
        ],
      },
      {
        scenario: 'no-time-wait',
        leg: 1,
        remarks: [
          {
            cue: { on: 'sent', from: 'client', flags: 'R' },
            text: {
              en: 'Without TIME-WAIT the repeated FIN meets a RST: a connection that went well ends with an error.',
              ko: 'TIME-WAIT가 없으면 다시 온 FIN에 RST로 답해요. 잘 끝난 연결이 오류로 끝나요.',
            },
          },
          {
            cue: { on: 'text', side: 'server', nth: 2 },
            text: {
              en: 'And a copy from the old connection fits into the new one: paid twice.',
              ko: '옛 연결의 사본이 새 연결에 들어맞아서 두 번 결제됐어요.',
            },
          },
        ],
      },
    ],
  },
  {
    id: 'late-data',
    topic: 'closing',
    question: { en: 'What happens to data that arrives after the FIN?', ko: 'FIN보다 늦게 도착한 데이터는 어떻게 되나요?' },
    answer: [
      {
        en: 'Nothing is lost, and TIME_WAIT has nothing to do with it. The FIN is numbered behind all data. A receiver that sees a hole in front of it keeps the FIN aside, acknowledges only up to the hole, and stays ESTABLISHED. When the missing text has come, text and FIN are processed in order.',
        ko: '사라지지 않아요. 그리고 TIME_WAIT와는 상관이 없어요. FIN의 번호는 모든 데이터 뒤에 있어요. 받는 쪽은 FIN 앞에 빈 곳이 있으면 FIN을 미뤄 두고, 받은 데까지만 확인하며 ESTABLISHED에 머물러요. 빠진 데이터가 오면 데이터와 FIN을 차례로 처리해요.',
      },
      {
        en: 'So nobody gets to CLOSE-WAIT, and nobody to TIME-WAIT, while data of the peer is missing. “TIME_WAIT waits for late data” is folklore.',
        ko: '그래서 상대의 데이터가 빠진 채로는 CLOSE-WAIT에도 TIME-WAIT에도 이를 수 없어요. “TIME_WAIT는 늦게 오는 데이터를 기다린다”는 흔히 잘못 알려진 이야기예요.',
      },
    ],
    section: '3.10.7.4',
    shown: [
      {
        scenario: 'late-data',
        remarks: [
          {
            cue: { on: 'arrived', from: 'client', flags: 'FA' },
            text: {
              en: 'The FIN is here, but 14 bytes before it are not. The server stays ESTABLISHED.',
              ko: 'FIN은 왔지만 그 앞의 14바이트가 없어요. 서버는 ESTABLISHED에 머물러요.',
            },
          },
          {
            cue: { on: 'sent', from: 'server', flags: 'A' },
            text: { en: 'It acknowledges what it has: up to the hole.', ko: '빈 곳 앞까지, 받은 데까지만 확인해요.' },
          },
          {
            cue: { on: 'state', side: 'server', state: 'CLOSE-WAIT' },
            text: { en: 'The hole is filled: text first, then the FIN.', ko: '빈 곳이 채워졌어요. 데이터 먼저, 그다음 FIN을 처리해요.' },
          },
        ],
      },
    ],
  },
  {
    id: 'close-wait',
    topic: 'closing',
    question: { en: 'Why do connections pile up in CLOSE_WAIT?', ko: 'CLOSE_WAIT가 쌓이는 이유는 무엇인가요?' },
    answer: [
      {
        en: 'Because our own program does not close them. CLOSE_WAIT means: the peer’s FIN has come and is acknowledged, and TCP waits for our application to call close(). No timer ends it, and neither the peer nor the network nor a kernel setting is to blame.',
        ko: '우리 프로그램이 닫지 않아서예요. CLOSE_WAIT는 상대의 FIN을 받아 확인했고, 우리 애플리케이션이 close()를 호출하기를 기다린다는 뜻이에요. 끝내 주는 타이머가 없고, 상대나 네트워크 탓도, 커널 설정 탓도 아니에요.',
      },
      {
        en: 'Look for a read() that returned 0 and was ignored, an exception that skips close(), a pool that leaks. `ss -tnp state close-wait` names the process.',
        ko: 'read()가 0을 돌려줬는데 지나친 곳, 예외가 나면 close()를 건너뛰는 곳, 새는 커넥션 풀을 찾아보세요. `ss -tnp state close-wait`가 프로세스를 알려 줘요.',
      },
    ],
    section: '3.6',
    shown: [
      {
        scenario: 'half-close',
        remarks: [
          {
            cue: { on: 'state', side: 'server', state: 'CLOSE-WAIT' },
            text: {
              en: 'From here only the application’s CLOSE leads on. If it never comes, this is how it stays.',
              ko: '여기서 나가는 길은 애플리케이션의 CLOSE뿐이에요. 호출하지 않으면 언제까지나 그대로예요.',
            },
          },
          {
            cue: { on: 'state', side: 'server', state: 'LAST-ACK' },
            text: { en: 'The application has closed, at last.', ko: '드디어 애플리케이션이 닫았어요.' },
          },
        ],
      },
    ],
  },
  {
    id: 'fin-wait-2',
    topic: 'closing',
    question: { en: 'FIN_WAIT_2: what if the peer never sends its FIN?', ko: '상대가 끝내 FIN을 안 보내면요? FIN_WAIT_2' },
    answer: [
      {
        en: 'The RFC sets no timeout: the peer may go on talking as long as it likes. A program that has only shut down its sending direction goes on reading, and that is fine.',
        ko: 'RFC에는 제한 시간이 없어요. 상대는 원하는 만큼 더 보낼 수 있으니까요. 보내는 방향만 닫은(shutdown) 프로그램은 계속 읽고, 그것은 정상이에요.',
      },
      {
        en: 'But if the program has closed the socket altogether, nobody is left to read, and Linux frees such an orphan after tcp_fin_timeout (60 s). It does not go to TIME_WAIT then; it is simply gone, and a late FIN gets a RST. tcp_fin_timeout does not change TIME_WAIT, though it is often said to.',
        ko: '하지만 프로그램이 소켓을 아예 닫았다면 읽을 쪽이 없어요. Linux는 이런 연결을 tcp_fin_timeout(60초) 뒤에 없애요. TIME_WAIT로 가지 않고 그냥 사라지고, 늦게 온 FIN에는 RST로 답해요. tcp_fin_timeout이 TIME_WAIT를 바꾼다는 말이 많지만 사실이 아니에요.',
      },
    ],
    section: '3.6',
    shown: [
      {
        scenario: 'half-close',
        remarks: [
          {
            cue: { on: 'state', side: 'client', state: 'FIN-WAIT-2' },
            text: {
              en: 'Waiting for the other FIN, however long that takes.',
              ko: '상대의 FIN을 기다려요. 얼마나 걸리든지요.',
            },
          },
          {
            cue: { on: 'state', side: 'client', state: 'TIME-WAIT' },
            text: {
              en: 'Only a FIN leads from FIN-WAIT-2 to TIME-WAIT, no timeout.',
              ko: 'FIN-WAIT-2에서 TIME-WAIT로 가는 것은 FIN뿐이에요. 시간이 지난다고 가지 않아요.',
            },
          },
        ],
      },
    ],
  },
  {
    id: 'many-time-waits',
    topic: 'closing',
    question: { en: 'Thousands of sockets in TIME_WAIT: what to do?', ko: 'TIME_WAIT가 수천 개예요. 줄여야 하나요?' },
    answer: [
      {
        en: 'Usually nothing: each costs a little memory and blocks one combination of two addresses and two ports. What can run out are the ephemeral ports of one client towards one and the same server address and port (28,232 of them on Linux).',
        ko: '대개는 그대로 둬도 돼요. 메모리를 조금 쓰고, 주소 둘과 포트 둘의 조합 하나를 막을 뿐이에요. 모자랄 수 있는 것은 한 클라이언트가 같은 서버 주소와 포트로 쓰는 임시 포트예요(Linux에서는 28,232개).',
      },
      {
        en: 'If they do, keep connections open (keep-alive, pools), or let the other side close first. tcp_tw_reuse lets outgoing connections of Linux take such a port again after a second, with the help of timestamps. SO_REUSEADDR lets a restarted server bind its port. SO_LINGER with 0 sends a RST instead of a FIN: it throws unsent data away and gives up the protection.',
        ko: '그때는 연결을 계속 열어 두거나(keep-alive, 커넥션 풀) 상대가 먼저 닫게 하세요. Linux의 tcp_tw_reuse를 켜면 밖으로 여는 연결이 타임스탬프의 도움으로 1초 뒤부터 그런 포트를 다시 쓸 수 있어요. SO_REUSEADDR은 다시 시작한 서버가 포트에 bind할 수 있게 해요. SO_LINGER를 0으로 두면 FIN 대신 RST를 보내는데, 못 보낸 데이터를 버리고 TIME_WAIT의 보호도 포기하는 거예요.',
      },
    ],
    section: '3.6.1',
    shown: [
      {
        scenario: 'goodbye',
        remarks: [
          {
            cue: { on: 'state', side: 'server', state: 'CLOSED' },
            text: {
              en: 'The side that closed last is free at once. Who closes first is a matter of design.',
              ko: '나중에 닫은 쪽은 바로 자유로워져요. 누가 먼저 닫을지는 설계하기 나름이에요.',
            },
          },
          {
            cue: { on: 'timer', side: 'client' },
            text: { en: 'The one that closed first has waited out its 2 MSL.', ko: '먼저 닫은 쪽은 2 MSL을 다 기다렸어요.' },
          },
        ],
      },
    ],
  },
]
