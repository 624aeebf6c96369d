import type { Signal } from '@preact/signals'
import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { Frame } from './pages/frame.tsx'
import { Home } from './pages/home.tsx'
import { NotFound } from './pages/not-found.tsx'
import { Practice } from './pages/practice.tsx'
import { RoomPage } from './pages/room.tsx'
import { route } from './state/router.ts'

/** The page that the address names. */
export function App() {
  switch (route.value.page) {
    case 'home':
      return <Home />
    case 'practice':
      return <Practice />
    case 'room':
      return <RoomPage code={route.value.code} key={route.value.code} />
    case 'learn':
      return <LearnPage />
    case 'workshop':
      return <WorkshopPage />
    case 'not-found':
      return <NotFound />
  }
}

const learn: Signal<ComponentType | null> = signal(null)

/** Long texts and figures: they come when somebody wants to read them. */
function LearnPage() {
  if (learn.value === null) {
    void import('./pages/learn/learn.tsx').then(({ Learn }) => {
      learn.value = Learn
    })
    return <Frame>{null}</Frame>
  }
  const Learn = learn.value
  return <Learn />
}

const workshop: Signal<ComponentType | null> = signal(null)

/** The editor brings the checking of scenarios with it. */
function WorkshopPage() {
  if (workshop.value === null) {
    void import('./pages/workshop/workshop.tsx').then(({ Workshop }) => {
      workshop.value = Workshop
    })
    return <Frame>{null}</Frame>
  }
  const Workshop = workshop.value
  return <Workshop />
}
