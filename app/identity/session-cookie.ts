/** Name of the cookie that carries a session; the HTTP server keeps pages sent to it out of every cache. */
export const sessionCookie = 'sguardi_session'
