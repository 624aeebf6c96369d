import type { Misconceptions } from './misconception.ts'

/** Wrong beliefs about closing, resetting, and what is better left without an answer. */
export const ending = {
  'fin-unasked': {
    name: { en: 'A FIN that nobody asked for', ko: '아무도 시키지 않은 FIN' },
    explanation: {
      en: 'TCP sends a FIN when its application calls CLOSE, and not of its own accord. After it the application could not send any more.',
      ko: 'FIN은 TCP가 알아서 보내는 것이 아니라 애플리케이션이 CLOSE를 호출했을 때 보내는 거예요. FIN을 보내고 나면 더 보낼 수 없어요.',
    },
    section: '3.10.4',
  },
  'fin-answers-fin': {
    name: { en: 'A FIN is answered by an ACK', ko: 'FIN의 답은 ACK예요' },
    explanation: {
      en: 'The other end’s FIN only has to be acknowledged. Your own FIN is not an answer to it: it goes out when your own application calls CLOSE, with the ACK or much later, and only once.',
      ko: '상대의 FIN에는 ACK만 보내면 돼요. 내 FIN은 그 답이 아니에요. 내 애플리케이션이 CLOSE를 호출할 때 보내고, ACK와 함께든 한참 뒤든 한 번이면 돼요.',
    },
    section: '3.6',
  },
  'fin-before-text-sent': {
    name: { en: 'FIN before the text', ko: '데이터보다 먼저 보낸 FIN' },
    explanation: {
      en: 'A FIN says that nothing more will follow. All text that the application has handed over must go first, or with it.',
      ko: 'FIN은 더 보낼 것이 없다는 말이에요. 애플리케이션이 맡긴 데이터를 FIN보다 먼저, 또는 FIN과 함께 보내야 해요.',
    },
    section: '3.10.4',
  },
  'fin-means-over': {
    name: { en: 'One direction is not both', ko: '한쪽이 끝나도 다른 쪽은 남아 있어요' },
    explanation: {
      en: 'A FIN ends one direction only. The other end may go on sending, and what it sends is received and acknowledged as before.',
      ko: 'FIN은 한 방향만 끝내요. 반대 방향으로는 계속 보낼 수 있고, 그 데이터는 전처럼 받아서 ACK로 확인해야 해요.',
    },
    section: '3.6',
  },
  'fin-instead-of-rst': {
    name: { en: 'FIN where RST belongs', ko: 'RST 자리에 FIN을 썼어요' },
    explanation: {
      en: 'A FIN ends a healthy connection in an orderly way. What belongs to no connection is answered with RST, and RST breaks a connection off.',
      ko: 'FIN은 정상적인 연결을 차례대로 끝낼 때 써요. 연결이 없거나 당장 끊어야 할 때는 RST를 보내요.',
    },
    section: '3.5.2',
  },
  'rst-instead-of-fin': {
    name: { en: 'A RST is no goodbye', ko: 'RST는 작별 인사가 아니에요' },
    explanation: {
      en: 'A RST breaks the connection off, and text that is still under way is lost. In good order each end sends a FIN when its application closes, and gets an ACK for it.',
      ko: 'RST는 연결을 그 자리에서 끊고 아직 가고 있던 데이터를 버려요. 제대로 끝내려면 양쪽이 각자 애플리케이션이 닫을 때 FIN을 보내고, 그 FIN에 대한 ACK를 받아요.',
    },
    section: '3.6',
  },
  'rst-for-the-unacceptable': {
    name: { en: 'RST for a segment out of place', ko: '어긋난 세그먼트에 RST를 보냈어요' },
    explanation: {
      en: 'On an established connection, a segment that does not fit is answered by an ACK with the right numbers, never by a RST. Otherwise a stranger could break off a connection that they cannot even see.',
      ko: '연결되어 있을 때 맞지 않는 세그먼트가 오면 RST가 아니라 올바른 번호의 ACK로 답해요. 그렇지 않으면 연결을 엿보지도 못하는 낯선 사람이 연결을 끊을 수 있어요.',
    },
    section: '3.5.2',
  },
  'rst-from-nowhere': {
    name: { en: 'A RST with the wrong number', ko: '번호가 틀린 RST' },
    explanation: {
      en: 'A RST counts only with the number that the other end expects. Whoever breaks off its own connection takes its next SEQ; the answer to a segment of no connection takes that segment’s ACK as SEQ, or else SEQ 0 with an ACK of everything that came.',
      ko: 'RST는 상대가 기다리는 번호일 때만 통해요. 내 연결을 끊을 때는 다음에 보낼 번호를, 연결에 속하지 않는 세그먼트에 답할 때는 거기 실린 ACK를 SEQ로 써요(ACK가 없으면 SEQ는 0, ACK는 받은 것의 다음 번호).',
    },
    section: '3.5.2',
  },
  'no-connection-here': {
    name: { en: 'There is no such connection', ko: '그런 연결은 없어요' },
    explanation: {
      en: 'There is nothing here that could be acknowledged or opened: nobody listens, the connection is gone, or what came belongs to another. Only a RST tells the other end so.',
      ko: '듣는 쪽이 없거나, 연결이 이미 사라졌거나, 받은 것이 다른 연결의 것이라서 확인할 것도 열 것도 없어요. 그 사실은 RST로만 상대에게 알릴 수 있어요.',
    },
    section: '3.5.2',
  },
  'answering-a-rst': {
    name: { en: 'Answering a RST', ko: 'RST에 답했어요' },
    explanation: {
      en: 'Where there is no connection, a RST gets no answer, or two ends could reset each other for ever. Only a connection that still stands asks back, with an ACK, if the number of the RST is in the window but not the very next one.',
      ko: '연결이 없는 곳에 온 RST에는 답하지 않아요. 서로 답하기 시작하면 끝이 없으니까요. 아직 살아 있는 연결에서만, RST의 번호가 윈도우 안이지만 정확히 맞지 않을 때 ACK로 되물어요.',
    },
    section: '3.10.7.1',
  },
  'answering-a-pure-ack': {
    name: { en: 'Answering a pure ACK', ko: 'ACK에 ACK로 답했어요' },
    explanation: {
      en: 'A pure ACK takes no sequence number, so there is nothing in it to acknowledge. Silence is the right answer, or the two ends would thank each other for ever.',
      ko: 'ACK만 있는 세그먼트는 순서 번호를 차지하지 않으니 확인해 줄 것이 없어요. 서로 끝없이 답하지 않도록 조용히 있는 것이 맞아요.',
    },
    section: '3.5',
  },
  'time-wait-on-the-wrong-side': {
    name: { en: 'TIME-WAIT on the wrong side', ko: 'TIME-WAIT를 엉뚱한 쪽에서 기다렸어요' },
    explanation: {
      en: 'Only the end that closed first waits in TIME-WAIT, be it client or server; both do if both closed at once. Whoever closes later sends its own FIN from CLOSE-WAIT, and is done once that is acknowledged.',
      ko: '클라이언트든 서버든 먼저 닫은 쪽만 TIME-WAIT에서 기다려요(동시에 닫으면 양쪽 다). 나중에 닫는 쪽은 CLOSE-WAIT에서 자기 FIN을 보내고, 그 ACK를 받으면 끝나요.',
    },
    section: '3.6',
  },
  'left-time-wait-early': {
    name: { en: 'Gone too early', ko: '너무 일찍 떠났어요' },
    explanation: {
      en: 'In TIME-WAIT the connection is still there for 2 MSL. If the last ACK was lost the FIN comes again, and it must be answered with an ACK, not with a RST.',
      ko: 'TIME-WAIT에서는 2 MSL 동안 연결이 아직 남아 있어요. 마지막 ACK가 사라져 FIN이 다시 오면 RST가 아니라 ACK로 답해야 해요.',
    },
    section: '3.6.1',
  },
} satisfies Misconceptions
