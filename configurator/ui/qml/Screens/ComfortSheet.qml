// Comfort: language, text, contrast, hand, reach and motion; they change together and can be saved or put back.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Sheet {
    id: sheet

    required property Kiosk kiosk
    title: qsTr("Comfort")
    open: kiosk.sheet === "comfort"
    onDismissed: kiosk.openSheet("")
    wide: 1000 * Tokens.unit

    component Row2: Column {
        id: block
        property string title: ""
        property var choices: []
        property string current: ""
        signal chosen(string id)
        width: parent?.width ?? 0
        spacing: Tokens.s2
        Label { text: block.title; role: "small"; color: Tokens.muted; width: parent.width }
        Segments { width: parent.width; quiet: true; choices: block.choices; current: block.current; onChosen: id => block.chosen(id) }
    }

    Column {
        width: parent.width
        spacing: Tokens.s4
        Row2 {
            title: qsTr("Text")
            choices: [{ id: "1", label: qsTr("Normal") }, { id: "1.25", label: qsTr("Large") }, { id: "1.5", label: qsTr("Larger") }, { id: "2", label: qsTr("Largest") }]
            current: String(sheet.kiosk.textScale)
            onChosen: id => sheet.kiosk.setPosture("text_scale", id)
        }
        Row2 {
            title: qsTr("Colors of the screen")
            choices: [{ id: "light", label: qsTr("Light"), icon: "sun" }, { id: "dark", label: qsTr("Dark"), icon: "moon" }, { id: "contrast", label: qsTr("High contrast"), icon: "contrast" }]
            current: sheet.kiosk.theme
            onChosen: id => sheet.kiosk.setPosture("theme", id)
        }
        Row2 {
            title: qsTr("Tools on the side of")
            choices: [{ id: "right", label: qsTr("My right hand"), icon: "hand-right" }, { id: "left", label: qsTr("My left hand"), icon: "hand-left" }]
            current: sheet.kiosk.hand
            onChosen: id => sheet.kiosk.setPosture("hand", id)
        }
        Row2 {
            title: qsTr("Shoe sizes")
            choices: [{ id: "eu", label: qsTr("EU") }, { id: "uk", label: qsTr("UK") }, { id: "us", label: qsTr("US") }, { id: "mondopoint", label: qsTr("Millimeters") }]
            current: sheet.kiosk.units
            onChosen: id => sheet.kiosk.setPosture("units", id)
        }
        Switch { width: parent.width; label: qsTr("Everything within low reach"); detail: qsTr("For sitting, and for the young."); on: sheet.kiosk.reach; objectName: "reach"; onToggled: on => sheet.kiosk.setPosture("reach", on ? "on" : "off") }
        Switch { width: parent.width; label: qsTr("Movement on the screen"); on: sheet.kiosk.motion; objectName: "motion"; onToggled: on => sheet.kiosk.setPosture("motion", on ? "on" : "off") }
        Switch { width: parent.width; label: qsTr("Sounds"); on: sheet.kiosk.sound; objectName: "sound"; onToggled: on => sheet.kiosk.setPosture("sound", on ? "on" : "off") }
        Flow {
            visible: sheet.kiosk.postureChanged && sheet.kiosk.personName !== ""
            width: parent.width
            spacing: Tokens.gap
            Button { label: qsTr("Save for next time"); strong: true; objectName: "savePosture"; onPressed: sheet.kiosk.savePosture() }
            Button { label: qsTr("Put it back"); objectName: "restorePosture"; onPressed: sheet.kiosk.restorePosture() }
        }
    }
}
