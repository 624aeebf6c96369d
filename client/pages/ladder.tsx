import { effect, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { MatchView } from '../../shared/view/match-view.ts'
import { t } from '../i18n/i18n.ts'
import { DomLadder, LadderList } from '../panels/dom-ladder.tsx'
import type { LadderScene, LadderTexts, MountLadder } from '../scene/contract.ts'
import { roomNow } from '../state/clock.ts'
import { names } from '../state/names.ts'
import { reducedMotion, theme } from '../state/preferences.ts'
import { matchView } from '../state/streams.ts'

/** The ladder diagram: the scene once it has come, a plain drawing until then and where it cannot run. Readers get a list. */
export function Ladder({ view }: { view: MatchView }) {
  const parent = useRef<HTMLDivElement>(null)
  const running = useSignal(false)
  useEffect(() => {
    const element = parent.current
    if (element === null) return
    let scene: LadderScene | null = null
    let stop = () => {}
    let wanted = true
    void loadScene().then((mountLadder) => {
      if (!wanted || mountLadder === null) return
      try {
        scene = mountLadder(element, optionsNow())
      } catch {
        return // No canvas to draw on: the plain ladder stays.
      }
      running.value = true
      stop = keepShowing(scene, element, (error) => {
        console.error(error)
        running.value = false // The plain ladder takes its place.
      })
    })
    return () => {
      wanted = false
      stop()
      scene?.destroy()
    }
  }, [])
  return (
    <section class="ladder" aria-label={t('ladder.title')}>
      <div class="scene" ref={parent} aria-hidden="true" />
      {!running.value && <DomLadder view={view} />}
      <LadderList view={view} />
    </section>
  )
}

/** Fetches the scene while the players are still choosing, so that the table is there at once. */
export function preloadScene(): void {
  void loadScene()
}

/** False where the browser gives no canvas to draw on, as some locked-down ones do. */
function canDraw(): boolean {
  try {
    const canvas = document.createElement('canvas')
    return canvas.getContext('2d') !== null
  } catch {
    return false
  }
}

async function loadScene(): Promise<MountLadder | null> {
  if (!canDraw()) return null
  try {
    return (await import('../scene/main.ts')).mountLadder
  } catch {
    return null
  }
}

function optionsNow() {
  return { theme: theme.value, reducedMotion: reducedMotion.value, texts: textsNow() }
}

function textsNow(): LadderTexts {
  return {
    client: t('side.client'),
    server: t('side.server'),
    you: t('ladder.you'),
    names: { client: names.client.value, server: names.server.value },
    lost: t('ladder.lost'),
    good: t('verdict.good'),
    harmless: t('verdict.harmless'),
    wrong: t('verdict.wrong'),
    dropped: (reason) => t(`dropped.${reason}`),
  }
}

/** Shows the view of the moment once a frame, and passes on size and preferences. Returns how to stop. */
function keepShowing(scene: LadderScene, element: HTMLElement, onFailure: (error: unknown) => void): () => void {
  let frame = 0
  const draw = () => {
    frame = requestAnimationFrame(draw)
    const view = matchView.value
    if (view === null) return
    try {
      scene.show(view, roomNow())
    } catch (error) {
      cancelAnimationFrame(frame)
      onFailure(error)
    }
  }
  frame = requestAnimationFrame(draw)
  const observer = new ResizeObserver(() => scene.resize(element.clientWidth, element.clientHeight))
  observer.observe(element)
  const unsubscribe = [
    theme.subscribe((name) => scene.setTheme(name)),
    reducedMotion.subscribe((reduced) => scene.setReducedMotion(reduced)),
    effect(() => scene.setTexts(textsNow())),
  ]
  return () => {
    cancelAnimationFrame(frame)
    observer.disconnect()
    for (const end of unsubscribe) end()
  }
}
