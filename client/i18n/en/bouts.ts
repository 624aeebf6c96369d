/** How the bouts of a best of five went. These come with the result and not with the first page. */
export const en = {
  'bouts.bout': 'Bout {number}',
  'bouts.closer': 'Closed first',
  'bouts.closer-client': 'Client',
  'bouts.closer-server': 'Server',
  'bouts.closer-both': 'Both',
  'bouts.closer-nobody': 'Nobody',
  'bouts.walkover-client': 'No port was free: the client wins',
  'bouts.walkover-server': 'No port was free: the server wins',
  'bouts.earned': 'Earned',
  'bouts.counted-title': 'Counted points',
  'bouts.counted':
    'Counted points decide a bout: the average of your good moves times 5, since the two sides do not have the same number of moves to make; plus {bonus} for closing first, minus {toll}% for each port you had parked.',
  'bouts.draw': 'Draw',
  'bouts.winner': 'Winner',
  'bouts.next': 'On to bout {number}',
  'bouts.partner-ready': 'Your partner is ready for bout {number}.',
  'bouts.won-client': 'The client has won the best of five.',
  'bouts.won-server': 'The server has won the best of five.',
  'bouts.won-nobody': 'The best of five ends in a draw.',
} as const
