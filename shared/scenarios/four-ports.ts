import type { Scenario } from '../match/scenario.ts'
import { boutScript, PATIENCE_MS } from '../ports/bout.ts'
import { ORDINARY } from './ordinary.ts'

const PATIENCE_S = PATIENCE_MS / 1_000

export const fourPorts: Scenario = {
  script: boutScript(ORDINARY),
  chapter: 'beyond',
  reference: '3.6.1',
  assistance: 'standard',
  texts: {
    title: { en: 'Four ports', ko: '포트 네 개' },
    story: {
      en: `A best of five. The client’s machine has only four ports left. Each bout is one whole connection, and you decide when your application closes; ${PATIENCE_S} seconds after it has heard the other it closes by itself. Whoever closes first gets 200 points, and the connection’s port is parked in TIME-WAIT: each port that you have parked takes a fifth of what you earn. When no port is left, the bout goes to whoever has parked fewer.`,
      ko: `5판 3선승제예요. 클라이언트 컴퓨터에 남은 포트는 네 개뿐이에요. 한 판에 연결 하나를 처음부터 끝까지 하고, 애플리케이션이 언제 닫을지는 여러분이 정해요. 정하지 않으면 상대의 말을 듣고 ${PATIENCE_S}초 뒤에 알아서 닫아요. 먼저 닫으면 200점을 받지만, 그 연결의 포트는 TIME-WAIT에 묶여요. 내가 묶어 둔 포트마다 버는 점수의 5분의 1이 깎여요. 남은 포트가 없으면 그 판은 포트를 덜 묶은 쪽이 이겨요.`,
    },
    lesson: {
      en: 'Whoever closes first waits: TIME-WAIT stays with the end that sent the first FIN, and for 2 MSL the same two addresses and ports cannot be used again. One connection costs nothing; many short ones to the same server use up all ports. That is why it matters who closes, and why busy clients keep connections open.',
      ko: '먼저 닫은 쪽이 기다려요. TIME-WAIT는 첫 FIN을 보낸 쪽에 남고, 2 MSL 동안 같은 주소와 포트 쌍을 다시 쓸 수 없어요. 연결 하나라면 아무 문제가 없지만, 같은 서버로 짧은 연결을 많이 만들면 포트가 바닥나요. 그래서 누가 닫는지가 중요하고, 바쁜 클라이언트는 연결을 열어 둔 채 다시 써요.',
    },
    question: {
      en: 'A client that closes first runs out of ports. How many short connections a second can it make to one server?',
      ko: '먼저 닫는 클라이언트는 포트가 바닥나요. 서버 하나에 짧은 연결을 1초에 몇 개까지 만들 수 있을까요?',
    },
    answer: {
      en: 'As many as it has ports, divided by the time in TIME-WAIT. Linux has 28,232 ports for outgoing connections and waits 60 s: about 470 a second. With the 4 minutes of the RFC and 16,384 ports it is about 68. If the server closes first it is the server that keeps the TIME-WAITs; its one port is not used up by them, but the same addresses and ports still have to wait, unless a SYN is clearly newer (RFC 6191).',
      ko: '포트 수를 TIME-WAIT 시간으로 나눈 만큼이에요. Linux는 나가는 연결에 포트 28,232개를 쓰고 60초를 기다리니 1초에 약 470개예요. RFC의 4분과 포트 16,384개라면 약 68개예요. 서버가 먼저 닫으면 TIME-WAIT는 서버에 쌓여요. 그렇다고 서버의 포트가 바닥나지는 않지만, 같은 주소와 포트 쌍은 새것이 분명한 SYN이 아니라면(RFC 6191) 여전히 기다려야 해요.',
    },
  },
}
