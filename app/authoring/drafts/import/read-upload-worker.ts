/** The thread `readUploadApart` reads files in. */
export { readUpload as default } from './read-upload.server.ts'
