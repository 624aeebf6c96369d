import { computed } from '@preact/signals'
import { PORT_NUMBERS } from '../../../shared/ports/ports.ts'
import { roomView } from '../../state/streams.ts'

/** The port of the client in the connection that is played: that of the bout in a best of five, else the first of the dynamic ones. */
export const clientPort = computed(() => roomView.value?.series?.port ?? PORT_NUMBERS[0])
