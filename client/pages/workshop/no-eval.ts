import { z } from 'zod'

// Must be imported before any schema: zod would try whether it may compile code, and the page's policy reports the attempt.
z.config({ jitless: true })
