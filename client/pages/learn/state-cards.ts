import type { Localized } from '../../../shared/match/scenario.ts'
import type { State } from '../../../shared/tcp/tcb.ts'

/** What there is to know of a state besides its ways. */
type StateCard = {
  readonly meaning: Localized
  /** A remark on what is seen of it in practice. */
  readonly seen: Localized
  /** As tools print it; null: they do not list it. */
  readonly names: { readonly ss: string; readonly linux: string; readonly mac: string; readonly windows: string } | null
  /** The word after `ss state`. */
  readonly filter: string | null
  /** A scenario of the catalogue in which an end comes to it. */
  readonly scenario: string
}

/** What there is to know of each state. */
export const STATE_CARDS: Readonly<Record<State, StateCard>> = {
  CLOSED: {
    meaning: {
      en: 'No connection at all: the RFC calls it fictional, because there is no TCB. Whatever comes here, except a RST, is answered with a RST.',
      ko: '연결이 없어요. TCB도 없어서 RFC는 가상의 상태라고 불러요. 여기로 RST가 아닌 세그먼트가 오면 RST로 답해요.',
    },
    seen: {
      en: 'A new socket, or one whose connection has ended. Nothing is listed.',
      ko: '새 소켓이거나 연결이 끝난 소켓이에요. 목록에 나오지 않아요.',
    },
    names: null,
    filter: null,
    scenario: 'refused',
  },
  LISTEN: {
    meaning: {
      en: 'Ready for anybody who sends a SYN. It does not know yet to whom it will speak, so it never speaks first.',
      ko: '누구든 SYN을 보내 주기를 기다려요. 누구와 말하게 될지 아직 몰라서 먼저 말하지 않아요.',
    },
    seen: {
      en: 'A server’s port, for as long as the server runs. Each connection is a line of its own besides.',
      ko: '서버가 돌아가는 동안 그 포트가 한 줄로 보여요. 맺어진 연결은 따로 한 줄씩 나와요.',
    },
    names: { ss: 'LISTEN', linux: 'LISTEN', mac: 'LISTEN', windows: 'LISTENING' },
    filter: 'listening',
    scenario: 'hello',
  },
  'SYN-SENT': {
    meaning: {
      en: 'Its own SYN is out, with its own initial sequence number; waiting for a SYN+ACK that names this number plus one.',
      ko: '내 초기 순서 번호를 담은 SYN을 보냈고, 그 번호 + 1을 확인하는 SYN+ACK를 기다려요.',
    },
    seen: {
      en: 'Seen for longer only if nobody answers: a firewall that drops silently, or a machine that is down.',
      ko: '오래 보인다면 아무도 답하지 않는 거예요. 조용히 버리는 방화벽이거나 꺼진 컴퓨터예요.',
    },
    names: { ss: 'SYN-SENT', linux: 'SYN_SENT', mac: 'SYN_SENT', windows: 'SYN_SENT' },
    filter: 'syn-sent',
    scenario: 'lost-syn',
  },
  'SYN-RECEIVED': {
    meaning: {
      en: 'A SYN has come and is answered; waiting for the ACK which proves that the answer was heard. The connection is half open until then.',
      ko: 'SYN을 받고 답했어요. 상대가 그 답을 들었다는 증거인 ACK를 기다려요. 그때까지는 반만 열린 연결이에요.',
    },
    seen: {
      en: 'Hundreds of them are a sign of SYN flooding.',
      ko: '수백 개가 보인다면 SYN flooding일 수 있어요.',
    },
    names: { ss: 'SYN-RECV', linux: 'SYN_RECV', mac: 'SYN_RCVD', windows: 'SYN_RECEIVED' },
    filter: 'syn-recv',
    scenario: 'lost-ack',
  },
  ESTABLISHED: {
    meaning: {
      en: 'Open in both directions. The client is here as soon as the SYN+ACK has come, the server only when the ACK has.',
      ko: '양쪽 방향이 모두 열려 있어요. 클라이언트는 SYN+ACK를 받자마자, 서버는 ACK를 받고 나서 여기에 와요.',
    },
    seen: {
      en: 'It may be silent for days. Whether the other side is still there, only a segment can tell.',
      ko: '며칠 동안 조용할 수도 있어요. 상대가 아직 있는지는 세그먼트를 보내 봐야 알아요.',
    },
    names: { ss: 'ESTAB', linux: 'ESTABLISHED', mac: 'ESTABLISHED', windows: 'ESTABLISHED' },
    filter: 'established',
    scenario: 'small-talk',
  },
  'FIN-WAIT-1': {
    meaning: {
      en: 'This side has closed first. Its FIN is sent, or waits behind unsent text, and is not acknowledged yet. It goes on receiving.',
      ko: '이쪽이 먼저 닫았어요. FIN을 보냈거나 남은 데이터 뒤에서 기다리는 중이고, 아직 확인받지 못했어요. 받는 것은 계속해요.',
    },
    seen: {
      en: 'Usually lasts one round trip. Longer if the peer does not answer or its window is closed.',
      ko: '보통 한 번 왕복하는 동안만 보여요. 오래 보인다면 상대가 답하지 않거나 상대의 윈도우가 닫혀 있어요.',
    },
    names: { ss: 'FIN-WAIT-1', linux: 'FIN_WAIT1', mac: 'FIN_WAIT_1', windows: 'FIN_WAIT_1' },
    filter: 'fin-wait-1',
    scenario: 'goodbye',
  },
  'FIN-WAIT-2': {
    meaning: {
      en: 'Its own FIN is acknowledged: this direction is closed. The other is still open, and everything that comes is taken and acknowledged.',
      ko: '내 FIN이 확인됐어요. 이쪽 방향은 닫혔지만 반대 방향은 열려 있어서, 오는 것을 모두 받고 확인해요.',
    },
    seen: {
      en: 'The RFC has no timeout. Linux frees those that no program reads any more after tcp_fin_timeout (60 s); they do not go to TIME_WAIT.',
      ko: 'RFC에는 제한 시간이 없어요. Linux는 읽을 프로그램이 없는 연결을 tcp_fin_timeout(60초) 뒤에 없애요. TIME_WAIT로 가지는 않아요.',
    },
    names: { ss: 'FIN-WAIT-2', linux: 'FIN_WAIT2', mac: 'FIN_WAIT_2', windows: 'FIN_WAIT_2' },
    filter: 'fin-wait-2',
    scenario: 'half-close',
  },
  'CLOSE-WAIT': {
    meaning: {
      en: 'The peer has nothing more to say. This side may still send, and TCP waits until its own application closes.',
      ko: '상대는 할 말을 다 했어요. 이쪽은 아직 보낼 수 있고, TCP는 내 애플리케이션이 닫기를 기다려요.',
    },
    seen: {
      en: 'If they pile up, the program on this side forgets to close(). No timer will do it instead.',
      ko: '쌓여 있다면 내 프로그램이 close() 호출을 빠뜨린 거예요. 대신해 주는 타이머는 없어요.',
    },
    names: { ss: 'CLOSE-WAIT', linux: 'CLOSE_WAIT', mac: 'CLOSE_WAIT', windows: 'CLOSE_WAIT' },
    filter: 'close-wait',
    scenario: 'half-close',
  },
  CLOSING: {
    meaning: {
      en: 'Both sides sent a FIN before the other’s had come. The peer’s is acknowledged, its own is not yet.',
      ko: '서로의 FIN이 오기 전에 양쪽 모두 FIN을 보냈어요. 상대의 FIN은 확인했고 내 FIN은 아직이에요.',
    },
    seen: {
      en: 'Hardly ever seen: it lasts for part of a round trip.',
      ko: '거의 볼 수 없어요. 한 번 왕복하는 시간도 걸리지 않으니까요.',
    },
    names: { ss: 'CLOSING', linux: 'CLOSING', mac: 'CLOSING', windows: 'CLOSING' },
    filter: 'closing',
    scenario: 'simultaneous-close',
  },
  'LAST-ACK': {
    meaning: {
      en: 'The peer closed first, now this side has closed, too. Its FIN is repeated until it is acknowledged; then all is over at once, without TIME-WAIT.',
      ko: '상대가 먼저 닫았고 이제 이쪽도 닫았어요. 확인받을 때까지 FIN을 다시 보내고, 확인되면 TIME-WAIT 없이 바로 끝나요.',
    },
    seen: {
      en: 'Seen for longer only if the last ACK is lost, or the peer is gone.',
      ko: '오래 보인다면 마지막 ACK가 사라졌거나 상대가 없어진 거예요.',
    },
    names: { ss: 'LAST-ACK', linux: 'LAST_ACK', mac: 'LAST_ACK', windows: 'LAST_ACK' },
    filter: 'last-ack',
    scenario: 'lost-last-ack',
  },
  'TIME-WAIT': {
    meaning: {
      en: 'Both directions are closed and all data has arrived. Whoever closed first waits for 2 MSL: to answer a FIN whose ACK was lost, and until old segments of these four addresses and ports are gone.',
      ko: '양쪽 방향이 닫혔고 데이터도 모두 왔어요. 먼저 닫은 쪽이 2 MSL 동안 기다려요. ACK를 잃은 상대의 FIN에 답하고, 같은 주소와 포트의 옛 세그먼트가 모두 사라지게 하려고요.',
    },
    seen: {
      en: 'Many of them are normal on whichever side closes first, servers included. 60 s on Linux, 30 s on macOS.',
      ko: '먼저 닫는 쪽이라면 서버라도 많이 보이는 것이 정상이에요. Linux 60초, macOS 30초예요.',
    },
    names: { ss: 'TIME-WAIT', linux: 'TIME_WAIT', mac: 'TIME_WAIT', windows: 'TIME_WAIT' },
    filter: 'time-wait',
    scenario: 'lost-last-ack',
  },
}
