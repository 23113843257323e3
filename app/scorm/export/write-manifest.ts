import { escapeXml } from '#app/platform/escape-xml.ts'
import type { PackageFacts } from './forms.ts'

const filesOf = ({ files }: PackageFacts) => files.map((file) => `      <file href="${escapeXml(file)}"/>`).join('\n')

/** `imsmanifest.xml` of SCORM 1.2 (CAM 1.2 §2.3): one organization, one item, one SCO. */
export function manifest12(facts: PackageFacts): string {
  const { identifier, title, launch } = facts
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${identifier}" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>${escapeXml(title)}</title>
      <item identifier="item" identifierref="course" isvisible="true">
        <title>${escapeXml(title)}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="course" type="webcontent" adlcp:scormtype="sco" href="${escapeXml(launch)}">
${filesOf(facts)}
    </resource>
  </resources>
</manifest>
`
}

/**
 * `imsmanifest.xml` of SCORM 2004 4th edition (CAM §3.4): one SCO that says itself when it is completed and passed, so that
 * nothing is concluded from its silence (SN §3.14.8: `completionSetByContent`, `objectiveSetByContent`).
 */
export function manifest2004(facts: PackageFacts): string {
  const { identifier, title, launch } = facts
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${identifier}" version="1.0"
  xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"
  xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization" adlseq:objectivesGlobalToSystem="false">
      <title>${escapeXml(title)}</title>
      <item identifier="item" identifierref="course" isvisible="true">
        <title>${escapeXml(title)}</title>
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="course" type="webcontent" adlcp:scormType="sco" href="${escapeXml(launch)}">
${filesOf(facts)}
    </resource>
  </resources>
</manifest>
`
}

const words = (text: string, language: string) =>
  `<langstring lang="${escapeXml(language)}">${escapeXml(text)}</langstring>`

/** `cmi5.xml` (cmi5 §13): one assignable unit, done when completed, and passed where it is graded. */
export function courseStructure(facts: PackageFacts): string {
  const { identifier, title, description, language, launch, isGraded } = facts
  const [named, told] = [words(title, language), words(description, language)]
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="urn:sguardi:${identifier}">
    <title>${named}</title>
    <description>${told}</description>
  </course>
  <au id="urn:sguardi:${identifier}:au" moveOn="${isGraded ? 'CompletedAndPassed' : 'Completed'}" launchMethod="AnyWindow">
    <title>${named}</title>
    <description>${told}</description>
    <url>${escapeXml(launch)}</url>
  </au>
</courseStructure>
`
}
